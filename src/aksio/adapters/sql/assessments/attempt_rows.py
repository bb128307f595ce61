"""Attempts as rows, and back; and their marks, one row each, where the analysis sums them up."""

from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping

from aksio.adapters.sql.assessments.quiz_json import changes_from_json, job_from_json, response_from_json, to_json
from aksio.adapters.sql.assessments.quizzes import version_from_row
from aksio.adapters.sql.writes import Row
from aksio.domain.assessments.quizzes.answers import ChosenOptions
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.calibration import bin_of
from aksio.domain.assessments.quizzes.judged_attempt import key_of
from aksio.domain.assessments.quizzes.paper import Paper
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import Response
from aksio.domain.shared.ids import QuestionId

_PLAIN = (
    "id",
    "quiz_id",
    "owner_id",
    "course_id",
    "number",
    "graded_version",
    "started_at",
    "expires_at",
    "submitted_at",
    "submitted_on",
    "revealed_at",
    "updated_at",
)
"""Columns that hold an attribute of an attempt as it is."""


def attempt_to_row(attempt: Attempt) -> Row:
    """The row of an attempt as it is to be saved: one version on."""
    score, is_over, job = attempt.score, attempt.is_over, attempt.reading_job
    percent = score.percent if is_over else None
    return {name: getattr(attempt, name) for name in _PLAIN} | {
        "learner_id": attempt.taker_id,
        "version": attempt.version + 1,
        "quiz_version": attempt.paper.version,
        "seed": attempt.paper.seed,
        "question_ids": [str(question.id) for question in attempt.paper.questions],
        "responses": [to_json(response) for response in attempt.responses.values()],
        "changes": to_json(attempt.changes),
        "reading_job": to_json(job),
        "reading_due_at": None if job is None else job.due_at,
        "awaits_closing": attempt.awaits_closing,
        "status": attempt.status.value,
        "earned": float(score.earned) if is_over else None,
        "maximum": float(score.maximum),
        "percent": None if percent is None else float(percent),
        "passed": score.passed(attempt.paper.settings.passing_percent) if is_over else None,
    }


def attempt_from_row(row: RowMapping) -> Attempt:
    """The attempt again, out of its own columns and those of the versions that it was served and is graded by."""
    question_ids = tuple(QuestionId(UUID(question_id)) for question_id in row["question_ids"])
    paper = Paper.again(version_from_row(row, "served_"), row["seed"], question_ids)
    is_regraded = row["graded_version"] != row["quiz_version"]
    responses = _responses(row["responses"], paper)
    return Attempt(
        **{name: row[name] for name in _PLAIN},
        version=row["version"],
        taker_id=row["learner_id"],
        paper=paper,
        key=key_of(paper, version_from_row(row, "graded_")) if is_regraded else paper.questions,
        responses=responses,
        status=AttemptStatus(row["status"]),
        changes=changes_from_json(row["changes"]),
        reading_job=job_from_json(row["reading_job"]),
    )


def _responses(raw: list[dict[str, Any]], paper: Paper) -> dict[QuestionId, Response]:
    kinds = {str(question.id): question.kind for question in paper.questions}
    found = (response_from_json(one, kinds[one["question_id"]]) for one in raw)
    return {response.question_id: response for response in found}


def answer_rows(attempt: Attempt) -> list[Row]:
    """One row for each question of an attempt that is over."""
    earned = float(attempt.score.earned) if attempt.status is AttemptStatus.GRADED else None
    return [_answer_row(attempt, question, attempt.responses[question.id], earned) for question in attempt.key]


def _answer_row(attempt: Attempt, question: Question, response: Response, earned: float | None) -> Row:
    mark = None if response.grade is None else float(response.grade.fraction)
    confidence, appeal = response.confidence, response.appeal
    return {
        "attempt_id": attempt.id,
        "question_id": question.id,
        "learner_id": attempt.taker_id,
        "quiz_id": attempt.quiz_id,
        "kind": question.kind.value,
        "answer": _canonical(response),
        "points": float(question.points),
        "mark": mark,
        "rest": None if earned is None or mark is None else earned - mark * float(question.points),
        "confidence": confidence,
        "confidence_bin": None if confidence is None else bin_of(confidence),
        "duration_ms": response.duration_ms,
        "submitted_at": attempt.submitted_at,
        "graded_by": None if response.grade is None else response.grade.by.value,
        "reading": to_json(response.reading),
        "appeal": to_json(appeal),
        "appeal_status": None if appeal is None else appeal.status.value,
    }


def _canonical(response: Response) -> Any:
    """Equal answers are equal JSON: they are counted by it."""
    answer = response.answer
    if isinstance(answer, ChosenOptions):
        answer = ChosenOptions(option_ids=tuple(sorted(set(answer.option_ids))))
    return to_json(answer)
