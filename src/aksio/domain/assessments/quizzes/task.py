"""What a question asks for, in one of nine types, each with `grade`."""

from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse

Task = SingleChoice | MultipleChoice | TrueFalse | ShortAnswer | Numeric | Cloze | Matching | Ordering | Essay

TASKS: dict[QuestionKind, type[Task]] = {
    task.kind: task
    for task in (SingleChoice, MultipleChoice, TrueFalse, ShortAnswer, Numeric, Cloze, Matching, Ordering, Essay)
}
