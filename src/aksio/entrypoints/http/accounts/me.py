"""Routes for one's own account."""

from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import UNSET, UnsetType

from aksio.application.accounts.edit_account import EditAccount, EditAccountCommand
from aksio.application.accounts.edit_preferences import EditPreferences, EditPreferencesCommand
from aksio.application.accounts.get_account import GetAccount, GetAccountQuery
from aksio.application.accounts.give_feedback import GiveFeedback, GiveFeedbackCommand
from aksio.application.accounts.request_erasure import RequestErasure, RequestErasureCommand
from aksio.domain.accounts.feedback import FeedbackKind
from aksio.domain.accounts.profile import Details
from aksio.entrypoints.http.accounts.wire import UserOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out, Resource


class UserEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    username: str | None | UnsetType = UNSET
    first_name: str | None | UnsetType = UNSET
    last_name: str | None | UnsetType = UNSET
    language: str | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    rollover_hour: int | UnsetType = UNSET


class PreferencesEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    new_cards_per_day: int | None = None
    reviews_per_day: int | None = None


class PreferencesOut(Resource, frozen=True, kw_only=True):
    """How much to study in a day."""

    new_cards_per_day: int
    reviews_per_day: int


class NewFeedback(Body, frozen=True, kw_only=True):
    """In the learner's words."""

    kind: FeedbackKind = FeedbackKind.OTHER
    text: str


class FeedbackOut(Out, frozen=True, kw_only=True):
    """What to refer to when asking about it."""

    id: UUID


class MeController(Controller):
    """One's own account."""

    path = "/users/me"
    tags = ("users",)

    @get(operation_id="getMe", summary="Show my account")
    async def read(self, request: AksioRequest, get_account: NamedDependency[GetAccount]) -> UserOut:
        return UserOut.of(await get_account(GetAccountQuery(account_id=request.user.id)))

    @patch(operation_id="editMe", summary="Change my profile")
    async def edit(
        self,
        request: AksioRequest,
        data: JSONBody[UserEdit],
        expected_version: NamedDependency[int | None],
        edit_account: NamedDependency[EditAccount],
    ) -> UserOut:
        command = EditAccountCommand(
            account_id=request.user.id, changes=data.given(Details), expected_version=expected_version
        )
        return UserOut.of(await edit_account(command))

    @delete(operation_id="eraseMe", summary="Erase my account and everything in it", status_code=202)
    async def erase(self, request: AksioRequest, request_erasure: NamedDependency[RequestErasure]) -> None:
        await request_erasure(RequestErasureCommand(account_id=request.user.id))

    @get("/preferences", operation_id="getPreferences", summary="Show how much I want to study in a day")
    async def preferences(self, request: AksioRequest, get_account: NamedDependency[GetAccount]) -> PreferencesOut:
        return PreferencesOut.of(await get_account(GetAccountQuery(account_id=request.user.id)))

    @patch("/preferences", operation_id="editPreferences", summary="Change how much I want to study in a day")
    async def prefer(
        self,
        request: AksioRequest,
        data: JSONBody[PreferencesEdit],
        expected_version: NamedDependency[int | None],
        edit_preferences: NamedDependency[EditPreferences],
    ) -> PreferencesOut:
        command = EditPreferencesCommand(
            account_id=request.user.id,
            new_cards_per_day=data.new_cards_per_day,
            reviews_per_day=data.reviews_per_day,
            expected_version=expected_version,
        )
        return PreferencesOut.of(await edit_preferences(command))

    @post("/feedback", operation_id="giveFeedback", summary="Tell us something about the product")
    async def feedback(
        self, request: AksioRequest, data: JSONBody[NewFeedback], give_feedback: NamedDependency[GiveFeedback]
    ) -> FeedbackOut:
        command = GiveFeedbackCommand(account_id=request.user.id, kind=data.kind, text=data.text)
        return FeedbackOut(id=await give_feedback(command))
