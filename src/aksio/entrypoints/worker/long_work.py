"""Events whose reactions may take minutes: with a relay and a queue of their own, so that no mail waits for them."""

from aksio.domain.assessments.deck_events import DeckSchedulingChanged
from aksio.domain.assessments.generation_events import GenerationRequested, GenerationRequeued
from aksio.domain.assessments.learner_parameters import ParameterFitRequested, ParametersChanged
from aksio.domain.assessments.quizzes.quiz_events import AnswersAwaitModel, QuizRegradeRequested
from aksio.domain.assessments.translation_events import TranslationRequested, TranslationRequeued
from aksio.domain.courses.summaries.events import SummaryRequested, SummaryRequeued
from aksio.domain.shared.aggregate import Event

LONG_WORK: frozenset[type[Event]] = frozenset(
    {
        AnswersAwaitModel,
        DeckSchedulingChanged,
        GenerationRequested,
        GenerationRequeued,
        ParameterFitRequested,
        ParametersChanged,
        QuizRegradeRequested,
        SummaryRequested,
        SummaryRequeued,
        TranslationRequested,
        TranslationRequeued,
    }
)
