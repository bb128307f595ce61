"""Writes quiz questions without any model: every question is cut out of the passage itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aksio.adapters.embedded.card_writer import USAGE, ranked
from aksio.adapters.embedded.extraction.answers import terms
from aksio.adapters.embedded.extraction.distractors import Lure, answer_pool
from aksio.adapters.embedded.extraction.grammar import grammar_of
from aksio.adapters.embedded.extraction.questions import Stuff, question
from aksio.application.assessments.generation.question_ports import QuestionBrief, WrittenQuestions
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES, Difficulty
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_room import Room, facts_for
from aksio.domain.assessments.quizzes.question_kind import QuestionKind


class ExtractiveQuestionWriter:
    """Sentences with a gap, definitions turned round, statements with one word changed; wrong options from nearby.

    The same passage and brief always give the same questions, in the language of the passage. No sentence is asked
    twice, so no question tells the key of another.
    """

    def most_tokens(self, passage: Passage, brief: QuestionBrief) -> int:
        """No model, no tokens."""
        return 0

    def room(self, passage: Passage, brief: QuestionBrief) -> Room:
        """What it would write, found out by trying."""
        return _Work.on(passage, brief).room()

    async def write(self, passage: Passage, brief: QuestionBrief) -> WrittenQuestions:
        """At most `brief.count` drafts that pass the checks."""
        work = _Work.on(passage, brief)
        work.take_counted()
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

    def room(self) -> Room:
        """A sentence is asked once, so a sentence is what counts as one fact."""
        sentences = list(self._sentences())
        return Room(
            facts=tuple(frozenset(self._alone(facts, WRITABLE_TYPES)) for facts in self._sentences().values()),
            groups=tuple(frozenset(sentences.index(quote) for quote in quotes) for quotes in self._groups()),
        )

    def take_counted(self) -> None:
        """Ask what the brief counts: first what takes several sentences, then each of the others where it fits."""
        counts = Counter(dict(self.brief.type_counts))
        for _ in range(counts.pop(QuestionKind.MATCHING, 0)):
            self._take_first(QuestionKind.MATCHING)
        sentences = list(self._sentences().values())
        offers = [self._alone(facts, tuple(counts)) for facts in sentences]
        for number, kind in sorted(facts_for(tuple(counts.items()), [frozenset(offer) for offer in offers]).items()):
            fact = offers[number][kind]
            if fact in self.facts:
                self._ask(kind, fact)

    def take(self, fact: CardDraft) -> None:
        """Ask for a fact in the type that was used least, or in any other that it allows; then leave it."""
        self.facts.remove(fact)
        for kind in sorted(self.brief.question_types, key=lambda kind: self.used[kind]):
            if self._ask(kind, fact):
                return

    def _take_first(self, kind: QuestionKind) -> bool:
        return any(self._ask(kind, fact) for fact in self.facts)

    def _ask(self, kind: QuestionKind, fact: CardDraft) -> bool:
        draft = self._draft(kind, fact)
        if draft is not None:
            self._keep(draft, fact)
        return draft is not None

    def _draft(self, kind: QuestionKind, fact: CardDraft) -> QuestionDraft | None:
        """A question that passes the checks. A statement is told falsely where it cannot be told truly, or vice versa,
        so that chance does not decide whether there is one.
        """
        stuff = self._stuff(fact)
        for told in (stuff, replace(stuff, is_true=not stuff.is_true))[: 2 if kind is QuestionKind.TRUE_FALSE else 1]:
            draft = question(kind, told)
            if draft is not None and not question_problems(draft.cleaned(), self._against()):
                return draft.cleaned()
        return None

    def _sentences(self) -> dict[str, list[CardDraft]]:
        """The facts of each sentence that is not asked yet, best first."""
        sentences: dict[str, list[CardDraft]] = {}
        for fact in self.facts:
            sentences.setdefault(fact.quote, []).append(fact)
        return sentences

    def _alone(self, facts: Sequence[CardDraft], kinds: Sequence[QuestionKind]) -> dict[QuestionKind, CardDraft]:
        """For each type in which a sentence can be asked by itself, its best fact for that."""
        able = {
            kind: next((fact for fact in facts if self._draft(kind, fact) is not None), None)
            for kind in kinds
            if kind is not QuestionKind.MATCHING
        }
        return {kind: fact for kind, fact in able.items() if fact is not None}

    def _groups(self) -> list[set[str]]:
        """The sentences of each question to match that can be written, one after the other."""
        trial, groups = replace(self, facts=list(self.facts), drafts=[], used=Counter()), []
        trial.known = KnownCards((front, "") for front in self.brief.avoid)
        before = set(trial._sentences())
        while trial._take_first(QuestionKind.MATCHING):
            left = set(trial._sentences())
            groups.append(before - left)
            before = left
        return groups

    def _keep(self, draft: QuestionDraft, fact: CardDraft) -> None:
        self.known.add(draft.front, draft.back)
        self.used[draft.kind] += 1
        difficulty = self.brief.difficulty_at(len(self.drafts))
        hint = f"{fact.back[0]}…" if difficulty is Difficulty.EASY and draft.kind in _HINTED else draft.hint
        self.drafts.append(replace(draft, hint=hint, difficulty=difficulty))
        asked = {fact.quote, *(other.quote for other in self.facts if _asks(draft, other))}
        self.facts = [other for other in self.facts if other.quote not in asked]

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
