"""Writes quiz questions without any model: every question is cut out of the passage itself."""

from collections import Counter
from dataclasses import dataclass, field, replace

from aksio.adapters.embedded.card_writer import USAGE, ranked
from aksio.adapters.embedded.extraction.answers import terms
from aksio.adapters.embedded.extraction.distractors import Lure, answer_pool
from aksio.adapters.embedded.extraction.grammar import grammar_of
from aksio.adapters.embedded.extraction.questions import Stuff, question
from aksio.application.assessments.generation.question_ports import QuestionBrief, WrittenQuestions
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.question_kind import QuestionKind


class ExtractiveQuestionWriter:
    """Sentences with a gap, definitions turned round, statements with one word changed; wrong options from nearby.

    The same passage and brief always give the same questions, in the language of the passage. No sentence is asked
    twice, so no question tells the key of another.
    """

    def most_tokens(self, passage: Passage, brief: QuestionBrief) -> int:
        """No model, no tokens."""
        return 0

    async def write(self, passage: Passage, brief: QuestionBrief) -> WrittenQuestions:
        """At most `brief.count` drafts that pass the checks."""
        work = _Work.on(passage, brief)
        while len(work.drafts) < brief.count and work.facts:
            work.take(work.facts[0])
        return WrittenQuestions(drafts=tuple(work.drafts), usage=USAGE)

    async def repair(
        self, passage: Passage, brief: QuestionBrief, draft: QuestionDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenQuestions:
        """What was cut out of a text cannot be put in other words: there is no better draft."""
        return WrittenQuestions(drafts=(), usage=USAGE)

    async def close(self) -> None:
        """Nothing is open."""


@dataclass(kw_only=True)
class _Work:
    """`facts` are those not asked yet, best first; `used` counts the types so far."""

    passage: Passage
    brief: QuestionBrief
    facts: list[CardDraft]
    pool: list[Lure]
    language: str
    known: KnownCards
    used: Counter[QuestionKind] = field(default_factory=Counter)
    drafts: list[QuestionDraft] = field(default_factory=list)

    @classmethod
    def on(cls, passage: Passage, brief: QuestionBrief) -> "_Work":
        grammar = grammar_of(passage.text)
        facts = [candidate.draft.cleaned() for candidate in ranked(passage, brief)]
        pool = answer_pool((passage.text, *brief.neighbours), grammar, terms(passage.text, grammar))
        known = KnownCards((front, "") for front in brief.avoid)
        return cls(passage=passage, brief=brief, facts=facts, pool=pool, language=grammar.language, known=known)

    def take(self, fact: CardDraft) -> None:
        """Ask for a fact in the type that was used least, or in any other that it allows; then leave it."""
        self.facts.remove(fact)
        for kind in sorted(self.brief.question_types, key=lambda kind: self.used[kind]):
            draft = question(kind, self._stuff(fact))
            if draft is not None and not question_problems(draft.cleaned(), self._against()):
                self._keep(draft.cleaned(), fact)
                return

    def _keep(self, draft: QuestionDraft, fact: CardDraft) -> None:
        self.known.add(draft.front, draft.back)
        self.used[draft.kind] += 1
        easy = self.brief.difficulty is Difficulty.EASY and draft.kind in _HINTED
        self.drafts.append(replace(draft, hint=f"{fact.back[0]}…") if easy else draft)
        self.facts = [other for other in self.facts if other.quote != fact.quote and not _asks(draft, other)]

    def _stuff(self, fact: CardDraft) -> Stuff:
        others = {other.quote: other for other in reversed(self.facts) if other.quote != fact.quote}
        return Stuff(
            card=fact,
            others=list(reversed(others.values())),
            pool=self.pool,
            language=self.language,
            is_true=(self.used[QuestionKind.TRUE_FALSE] + int(self.passage.key, 16)) % 2 == 0,
        )

    def _against(self) -> CheckedAgainst:
        return CheckedAgainst(passage=self.passage, known=self.known)


_HINTED = (QuestionKind.SHORT_ANSWER, QuestionKind.CLOZE)


def _asks(draft: QuestionDraft, fact: CardDraft) -> bool:
    """Whether the fact went into a question with several facts."""
    return draft.kind is QuestionKind.MATCHING and fact.front in draft.front
