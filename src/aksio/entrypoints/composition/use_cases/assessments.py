"""Use cases about decks, flashcards and reviews with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.daily_limits import AccountDailyLimits
from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_account import GetAccount
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.decks.create_deck import CreateDeck
from aksio.application.assessments.decks.delete_deck import DeleteDeck
from aksio.application.assessments.decks.edit_deck import EditDeck
from aksio.application.assessments.decks.get_deck import GetDeck
from aksio.application.assessments.decks.list_decks import ListDecks
from aksio.application.assessments.decks.reschedule_deck import RescheduleDeck
from aksio.application.assessments.decks.tell_deck_languages import TellDeckLanguages
from aksio.application.assessments.flashcards.create_flashcard import CreateFlashcard
from aksio.application.assessments.flashcards.create_flashcards import CreateFlashcards
from aksio.application.assessments.flashcards.delete_cards import DeleteCards
from aksio.application.assessments.flashcards.delete_flashcard import DeleteFlashcard
from aksio.application.assessments.flashcards.edit_flashcard import EditFlashcard
from aksio.application.assessments.flashcards.get_flashcard import GetFlashcard
from aksio.application.assessments.flashcards.get_flashcard_stats import GetFlashcardStats
from aksio.application.assessments.flashcards.list_flashcards import ListFlashcards
from aksio.application.assessments.flashcards.mark_flashcard import MarkFlashcard
from aksio.application.assessments.interchange.export_deck import ExportDeck
from aksio.application.assessments.interchange.import_deck import ImportDeck
from aksio.application.assessments.quizzes.keep_missed_questions import KeepMissedQuestions
from aksio.application.assessments.quizzes.quiz_from_cards import QuizFromCards
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards
from aksio.application.assessments.reviews.list_reviews import ListReviews
from aksio.application.assessments.reviews.preview_schedule import PreviewSchedule
from aksio.application.assessments.reviews.replay_schedules import ReplaySchedules
from aksio.application.assessments.reviews.review_batch import ReviewBatch
from aksio.application.assessments.reviews.review_flashcard import ReviewFlashcard
from aksio.application.assessments.reviews.undo_last_review import UndoLastReview
from aksio.application.courses.find_own_courses import FindOwnCourses


class AssessmentsUseCases(containers.DeclarativeContainer):
    """Use cases about decks, flashcards and reviews."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    get_account = providers.Dependency(instance_of=GetAccount)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)

    calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    limits = providers.Singleton(AccountDailyLimits, get_account, clock=adapters.clock)
    own_courses = providers.Singleton(CoursesOfLearners, find_own_courses)

    create_deck = providers.Factory(
        CreateDeck, uow=adapters.unit_of_work, courses=own_courses, clock=adapters.clock, ids=adapters.ids
    )
    edit_deck = providers.Factory(EditDeck, uow=adapters.unit_of_work, courses=own_courses, clock=adapters.clock)
    delete_deck = providers.Factory(DeleteDeck, uow=adapters.unit_of_work)
    reschedule_deck = providers.Factory(RescheduleDeck, uow=adapters.unit_of_work, models=adapters.memory_models)
    tell_deck_languages = providers.Factory(
        TellDeckLanguages,
        reader=adapters.decks_reader,
        uow=adapters.unit_of_work,
        languages=adapters.language_detector,
        clock=adapters.clock,
    )
    get_deck = providers.Factory(GetDeck, reader=adapters.decks_reader)
    list_decks = providers.Factory(ListDecks, reader=adapters.decks_reader)
    import_deck = providers.Factory(
        ImportDeck,
        uow=adapters.unit_of_work,
        reader=adapters.deck_file_reader,
        courses=own_courses,
        calendars=calendars,
        models=adapters.memory_models,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    export_deck = providers.Factory(
        ExportDeck,
        reader=adapters.decks_reader,
        contents=adapters.deck_contents,
        writers=adapters.deck_file_writers,
        clock=adapters.clock,
    )

    create_flashcard = providers.Factory(
        CreateFlashcard,
        uow=adapters.unit_of_work,
        courses=own_courses,
        calendars=calendars,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    create_flashcards = providers.Factory(
        CreateFlashcards,
        uow=adapters.unit_of_work,
        courses=own_courses,
        calendars=calendars,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    edit_flashcard = providers.Factory(
        EditFlashcard, uow=adapters.unit_of_work, courses=own_courses, calendars=calendars, clock=adapters.clock
    )
    delete_flashcard = providers.Factory(DeleteFlashcard, uow=adapters.unit_of_work)
    get_flashcard = providers.Factory(
        GetFlashcard, reader=adapters.flashcards_reader, calendars=calendars, clock=adapters.clock
    )
    list_flashcards = providers.Factory(
        ListFlashcards, reader=adapters.flashcards_reader, calendars=calendars, clock=adapters.clock
    )
    mark_flashcard = providers.Factory(
        MarkFlashcard, uow=adapters.unit_of_work, calendars=calendars, clock=adapters.clock
    )
    get_flashcard_stats = providers.Factory(
        GetFlashcardStats, reader=adapters.study_reader, calendars=calendars, clock=adapters.clock
    )
    delete_cards = providers.Factory(DeleteCards, uow=adapters.unit_of_work)

    quiz_from_cards = providers.Factory(
        QuizFromCards,
        uow=adapters.unit_of_work,
        study=adapters.study_reader,
        cards=adapters.flashcards_reader,
        courses=own_courses,
        calendars=calendars,
        limits=limits,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    keep_missed_questions = providers.Factory(
        KeepMissedQuestions, uow=adapters.unit_of_work, courses=own_courses, calendars=calendars, clock=adapters.clock
    )
    list_due_flashcards = providers.Factory(
        ListDueFlashcards, reader=adapters.study_reader, calendars=calendars, limits=limits, clock=adapters.clock
    )
    review_flashcard = providers.Factory(
        ReviewFlashcard,
        uow=adapters.unit_of_work,
        calendars=calendars,
        models=adapters.memory_models,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    review_batch = providers.Factory(
        ReviewBatch,
        uow=adapters.unit_of_work,
        calendars=calendars,
        models=adapters.memory_models,
        clock=adapters.clock,
    )
    undo_last_review = providers.Factory(
        UndoLastReview, uow=adapters.unit_of_work, calendars=calendars, clock=adapters.clock
    )
    list_reviews = providers.Factory(ListReviews, reader=adapters.flashcards_reader)
    preview_schedule = providers.Factory(
        PreviewSchedule,
        uow=adapters.unit_of_work,
        calendars=calendars,
        models=adapters.memory_models,
        clock=adapters.clock,
    )
    count_scheduled_cards = providers.Factory(
        CountScheduledCards, reader=adapters.study_reader, calendars=calendars, limits=limits, clock=adapters.clock
    )
    replay_schedules = providers.Factory(ReplaySchedules, uow=adapters.unit_of_work, models=adapters.memory_models)
