"""Routes of goals."""

from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.learning.goals.change_goal import ChangeGoal, ChangeGoalCommand, EditGoalCommand
from aksio.application.learning.goals.read_goals import ListGoalsQuery, ReadGoals
from aksio.application.learning.goals.set_goal import SetGoal, SetGoalCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.goal import GoalChanges, GoalStatus
from aksio.domain.shared.ids import CourseId, GoalId
from aksio.entrypoints.http.goals_and_sessions_wire import GoalEdit, GoalOut, GoalProgressOut, NewGoal
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest

OfStatus = Annotated[GoalStatus | None, QueryParameter(description="Only of this status.")]


class GoalsController(Controller):
    """A learner's goals."""

    path = "/learning/goals"
    tags = ("goals",)

    @post(operation_id="setGoal", summary="Set a goal for every day, every week, or a date")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewGoal], set_goal: NamedDependency[SetGoal]
    ) -> GoalOut:
        command = SetGoalCommand(
            learner_id=request.user.id,
            title=data.title,
            period=data.period,
            measure=data.measure,
            target=data.target,
            course_id=cast(CourseId | None, data.course_id),
            due_on=data.due_on,
        )
        return GoalOut.of(await set_goal(command))

    @get(operation_id="listGoals", summary="My goals with their progress, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        read_goals: NamedDependency[ReadGoals],
        status: OfStatus = None,
    ) -> PageOut[GoalOut]:
        found = await read_goals.page(ListGoalsQuery(learner_id=request.user.id, status=status, page=page))
        return PageOut(items=[GoalOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{goal_id:uuid}", operation_id="getGoal", summary="Show a goal")
    async def read(
        self, request: AksioRequest, goal_id: FromPath[UUID], read_goals: NamedDependency[ReadGoals]
    ) -> GoalOut:
        return GoalOut.of(await read_goals.one(GoalId(goal_id), learner_id=request.user.id))

    @get("/{goal_id:uuid}/progress", operation_id="getGoalProgress", summary="How far a goal is reached")
    async def progress(
        self, request: AksioRequest, goal_id: FromPath[UUID], read_goals: NamedDependency[ReadGoals]
    ) -> GoalProgressOut:
        return GoalProgressOut.of((await read_goals.one(GoalId(goal_id), learner_id=request.user.id)).progress)

    @patch("/{goal_id:uuid}", operation_id="editGoal", summary="Change a goal")
    async def edit(
        self,
        request: AksioRequest,
        goal_id: FromPath[UUID],
        data: JSONBody[GoalEdit],
        expected_version: NamedDependency[int | None],
        change_goal: NamedDependency[ChangeGoal],
    ) -> GoalOut:
        command = EditGoalCommand(
            learner_id=request.user.id,
            goal_id=GoalId(goal_id),
            changes=data.given(GoalChanges),
            expected_version=expected_version,
        )
        return GoalOut.of(await change_goal.edit(command))

    @post("/{goal_id:uuid}/complete", operation_id="completeGoal", summary="Put a reached goal away", status_code=200)
    async def complete(
        self, request: AksioRequest, goal_id: FromPath[UUID], change_goal: NamedDependency[ChangeGoal]
    ) -> GoalOut:
        command = ChangeGoalCommand(learner_id=request.user.id, goal_id=GoalId(goal_id))
        return GoalOut.of(await change_goal.complete(command))

    @delete("/{goal_id:uuid}", operation_id="deleteGoal", summary="Delete a goal")
    async def delete(
        self,
        request: AksioRequest,
        goal_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        change_goal: NamedDependency[ChangeGoal],
    ) -> None:
        command = ChangeGoalCommand(
            learner_id=request.user.id, goal_id=GoalId(goal_id), expected_version=expected_version
        )
        await change_goal.delete(command)
