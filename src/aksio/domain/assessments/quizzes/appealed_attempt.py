"""Objections to marks, and the owner's answer to them."""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from aksio.domain.assessments.quizzes.appeal import Appeal
from aksio.domain.assessments.quizzes.judged_attempt import JudgedAttempt
from aksio.domain.assessments.quizzes.quiz_errors import AppealedBefore, AppealNotFound, NotAppealable
from aksio.domain.assessments.quizzes.quiz_events import AppealDecided, MarkAppealed
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.shared.ids import QuestionId


@dataclass(kw_only=True, eq=False)
class AppealedAttempt(JudgedAttempt):
    """A mark can be appealed against until the owner has spoken; whatever mark the owner gives then is the answer."""

    def appeal(self, question_id: QuestionId, reason: str, *, quiz_closed: bool, now: datetime) -> None:
        """Object to a mark, once. Raises QuestionNotFound, NotAppealable, AppealedBefore and Invalid."""
        self.graded_question(question_id)
        response = self.responses.get(question_id)
        if response is not None and response.appeal is not None:
            raise AppealedBefore
        if response is None or response.answer is None or not self.shows_answers(quiz_closed=quiz_closed):
            raise NotAppealable
        if response.grade is None or response.grade.by is GradedBy.OWNER:
            raise NotAppealable
        self.responses[question_id] = replace(response, appeal=Appeal(reason=reason, made_at=now))
        self.updated_at = now
        self._record(
            MarkAppealed(
                occurred_at=now,
                attempt_id=self.id,
                quiz_id=self.quiz_id,
                question_id=question_id,
                learner_id=self.owner_id,
            )
        )

    def decide_appeal(
        self, question_id: QuestionId, fraction: Fraction | None, *, comment: str | None = None, now: datetime
    ) -> None:
        """Another mark, or None to let it stand. Raises QuestionNotFound, AppealNotFound and Invalid."""
        self.graded_question(question_id)
        response = self.responses.get(question_id)
        if response is None or response.appeal is None or not response.appeal.is_open or response.grade is None:
            raise AppealNotFound
        if fraction is None:
            self._give(question_id, response.grade.fraction, comment=comment, now=now)
        else:
            self.grade(question_id, fraction, comment=comment, now=now)

    def _give(self, question_id: QuestionId, fraction: Fraction, *, comment: str | None, now: datetime) -> None:
        before = self.responses[question_id]
        super()._give(question_id, fraction, comment=comment, now=now)
        if before.appeal is None or not before.appeal.is_open:
            return
        changed = before.grade is None or before.grade.fraction != fraction
        appeal = before.appeal.decided(changed=changed, now=now)
        self.responses[question_id] = replace(self.responses[question_id], appeal=appeal)
        self._record(
            AppealDecided(
                occurred_at=now,
                attempt_id=self.id,
                quiz_id=self.quiz_id,
                question_id=question_id,
                learner_id=self.taker_id,
                changed=changed,
            )
        )
