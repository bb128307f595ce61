"""People name things; use cases want ids."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from aksio.application.accounts.get_account import GetAccountQuery
from aksio.application.accounts.list_accounts import ListAccountsQuery
from aksio.application.assessments.decks.list_decks import ListDecks, ListDecksQuery
from aksio.application.assessments.views import DeckView
from aksio.application.courses.list_courses import ListCourses, ListCoursesQuery
from aksio.application.courses.ports import CourseFilter
from aksio.application.courses.views import CourseView
from aksio.application.shared.page import MAX_LIMIT, Page, PageRequest
from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.entrypoints.composition.container import Container

T = TypeVar("T")


async def learner_with_email(container: Container, email: str) -> LearnerId:
    """Raises NotFound."""
    accounts = every(lambda page: container.accounts.list_accounts()(ListAccountsQuery(text=email, page=page)))
    async for account in accounts:
        if account.email.casefold() == email.casefold():
            return LearnerId(account.id)
    raise NotFound(f"Nobody has the e-mail address {email}.")


async def learner_named(container: Container, name: str) -> LearnerId:
    """A learner by their id or e-mail address. Raises NotFound."""
    try:
        learner_id = LearnerId(UUID(name))
    except ValueError:
        return await learner_with_email(container, name)
    await container.accounts.get_account()(GetAccountQuery(account_id=learner_id))
    return learner_id


async def course_named(container: Container, learner_id: LearnerId, name: str) -> CourseView:
    """A course by its name or id, the newest of that name. Raises NotFound."""
    chosen = CourseFilter()
    list_courses: ListCourses = container.courses.list_courses()
    async for course in every(
        lambda page: list_courses(ListCoursesQuery(learner_id=learner_id, chosen=chosen, page=page))
    ):
        if name in (course.name, str(course.id)):
            return course
    raise NotFound(f"There is no course “{name}”.")


async def deck_named(
    container: Container, learner_id: LearnerId, name: str, *, course_id: CourseId | None = None
) -> DeckView | None:
    """A deck by its name or id, the newest of that name; of one course only, if that is said."""
    list_decks: ListDecks = container.assessments.list_decks()
    async for deck in every(
        lambda page: list_decks(ListDecksQuery(learner_id=learner_id, course_id=course_id, page=page))
    ):
        if name in (deck.name, str(deck.id)):
            return deck
    return None


async def every(list_page: Callable[[PageRequest], Awaitable[Page[T]]]) -> AsyncIterator[T]:
    """The items of all pages."""
    page = await list_page(PageRequest(limit=MAX_LIMIT))
    while True:
        for item in page.items:
            yield item
        if page.next_cursor is None:
            return
        page = await list_page(PageRequest(limit=MAX_LIMIT, cursor=page.next_cursor))
