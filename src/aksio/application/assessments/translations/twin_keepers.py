"""Who keeps the twins of what."""

from aksio.application.assessments.translations.twin_decks import TwinDecks
from aksio.application.assessments.translations.twin_keeper import TwinKeeper
from aksio.application.assessments.translations.twin_quizzes import TwinQuizzes
from aksio.domain.assessments.twins import Subject

KEEPERS: dict[Subject, TwinKeeper] = {Subject.DECK: TwinDecks(), Subject.QUIZ: TwinQuizzes()}
