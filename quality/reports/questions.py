"""Quiz questions of the extractive writer, all types in equal shares."""

from aksio.adapters.embedded.question_writer import ExtractiveQuestionWriter
from aksio.application.assessments.generation.question_ports import QuestionBrief
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_key import keys
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from quality.corpus import Article, Corpus
from quality.table import Table
from quality.writing import PER_PASSAGE, Trial


async def report(corpus: Corpus) -> Table:
    """A question may have several keys (matching, cloze) or none to compare (true or false)."""
    trial = Trial(ExtractiveQuestionWriter(), check=question_problems, brief=_brief, keys=_keys)
    return await trial.table("Quiz questions (extractive)", corpus)


def _brief(article: Article, passage: Passage, language: str) -> QuestionBrief:
    beside = tuple(other.text for other in article.passages if other != passage)
    return QuestionBrief(count=PER_PASSAGE, language=language, question_types=WRITABLE_TYPES, neighbours=beside)


def _keys(draft: QuestionDraft) -> tuple[str, ...]:
    return () if isinstance(draft.task, TrueFalse) else keys(draft.text, draft.task)
