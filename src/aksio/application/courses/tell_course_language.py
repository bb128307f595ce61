"""Tell the language of a course from a document, where its owner did not say."""

from dataclasses import dataclass

from aksio.application.courses.library_ports import DocumentLibrary
from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Clock
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId

PAGES = 5
"""Of the first pages, one is often a title, a list of contents or a foreword in another language."""

LONGEST_SAMPLE = 10_000


@dataclass(frozen=True, kw_only=True)
class TellCourseLanguageCommand:
    """Which document can be read now, and of which course."""

    course_id: CourseId
    learner_id: LearnerId
    document_id: DocumentId


class TellCourseLanguage:
    """What the owner says stands, and so does what an earlier document told.

    A library that is away tells nothing: another document may, and other work that follows is not held back.
    """

    def __init__(
        self, uow: CoursesUnitOfWork, library: DocumentLibrary, languages: LanguageDetector, clock: Clock
    ) -> None:
        self._uow = uow
        self._library = library
        self._languages = languages
        self._clock = clock

    async def __call__(self, command: TellCourseLanguageCommand) -> None:
        if not await self._is_untold(command):
            return
        found = await self._language_of(command.document_id)
        if found is None:
            return
        async with self._uow as uow:
            course = await uow.courses.get(command.course_id, learner_id=command.learner_id)
            if course.language is None:
                course.edit(now=self._clock.now(), language=found)
                uow.courses.save(course)
                await uow.commit()

    async def _is_untold(self, command: TellCourseLanguageCommand) -> bool:
        async with self._uow as uow:
            try:
                course = await uow.courses.get(command.course_id, learner_id=command.learner_id)
            except CourseNotFound:
                return False
        return course.language is None

    async def _language_of(self, document_id: DocumentId) -> str | None:
        try:
            pages = await self._library.pages(document_id, start_page=1, end_page=PAGES)
        except (DocumentNotFound, Unavailable):
            return None
        return await self._languages.language_of("\n".join(page.text for page in pages)[:LONGEST_SAMPLE])
