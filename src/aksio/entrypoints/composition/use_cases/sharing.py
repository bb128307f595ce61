"""Use cases about shares with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.quizzes.shown_attempt import Submission
from aksio.application.assessments.sharing.copy_shared import CopyShared
from aksio.application.assessments.sharing.create_share import CreateShare
from aksio.application.assessments.sharing.get_shared import GetShared
from aksio.application.assessments.sharing.list_shared_cards import ListSharedCards
from aksio.application.assessments.sharing.list_shares import ListShares
from aksio.application.assessments.sharing.revoke_share import RevokeShare
from aksio.application.assessments.sharing.start_shared_attempt import StartSharedAttempt
from aksio.application.courses.find_own_courses import FindOwnCourses


class SharingUseCases(containers.DeclarativeContainer):
    """Use cases about shares."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)

    calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    submission = providers.Factory(Submission, calendars=calendars, has_reader=adapters.answer_reader.provided.is_there)
    own_courses = providers.Singleton(CoursesOfLearners, find_own_courses)
    uow = adapters.unit_of_work
    clock = adapters.clock
    tokens = adapters.share_tokens

    create_share = providers.Factory(CreateShare, uow=uow, tokens=tokens, clock=clock, ids=adapters.ids)
    list_shares = providers.Factory(ListShares, reader=adapters.shares_reader)
    revoke_share = providers.Factory(RevokeShare, uow=uow)
    get_shared = providers.Factory(GetShared, uow=uow, tokens=tokens, clock=clock)
    list_shared_cards = providers.Factory(
        ListSharedCards, uow=uow, reader=adapters.shares_reader, tokens=tokens, clock=clock
    )
    copy_shared = providers.Factory(
        CopyShared, uow=uow, contents=adapters.deck_contents, courses=own_courses, tokens=tokens, clock=clock
    )
    start_shared_attempt = providers.Factory(
        StartSharedAttempt, uow=uow, tokens=tokens, submission=submission, clock=clock, ids=adapters.ids
    )
