"""Routes of notifications and of what learners want to be told."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.notifications.inbox.count_unread import CountUnread, CountUnreadQuery
from aksio.application.notifications.inbox.list_notifications import ListNotifications, ListNotificationsQuery
from aksio.application.notifications.inbox.preferences import (
    ChoosePreferences,
    ChoosePreferencesCommand,
    GetPreferences,
    PreferenceChanges,
)
from aksio.application.notifications.inbox.read_notification import ReadNotification, ReadNotificationCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.letter_time import Weekday
from aksio.domain.shared.ids import NotificationId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.unsubscribe import UnsubscribeController
from aksio.entrypoints.http.wire import Body, Out, Resource

Unread = Annotated[bool, QueryParameter(description="Only those not yet read.")]


class NotificationOut(Out, frozen=True, kw_only=True):
    """Title and text are in the language of the account; `data` holds the ids and figures behind them."""

    id: UUID
    kind: Kind
    title: str
    text: str
    data: dict[str, Any]
    created_at: datetime
    read_at: datetime | None


class UnreadOut(Out, frozen=True, kw_only=True):
    """How many are unread."""

    unread: int


class NotificationPreferencesOut(Resource, frozen=True, kw_only=True):
    """Hours and the weekday are those of the learner's own clock. `kinds` says what is sent, by kind and channel."""

    digest_hour: int
    report_weekday: Weekday
    report_hour: int
    kinds: dict[Kind, dict[Channel, bool]]


class NotificationChoices(Body, frozen=True, kw_only=True):
    """What is not named stays as it is. The kinds `daily_digest` and `weekly_report` come at these hours."""

    digest_hour: int | msgspec.UnsetType = msgspec.UNSET
    report_weekday: Weekday | msgspec.UnsetType = msgspec.UNSET
    report_hour: int | msgspec.UnsetType = msgspec.UNSET
    kinds: dict[Kind, dict[Channel, bool]] | msgspec.UnsetType = msgspec.UNSET


class NotificationsController(Controller):
    """A learner's notifications."""

    path = "/notifications"
    tags = ("notifications",)

    @get(operation_id="listNotifications", summary="My notifications, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_notifications: NamedDependency[ListNotifications],
        unread: Unread = False,
    ) -> PageOut[NotificationOut]:
        query = ListNotificationsQuery(learner_id=request.user.id, page=page, unread_only=unread)
        found = await list_notifications(query)
        return PageOut(items=[NotificationOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/unread-count", operation_id="countUnreadNotifications", summary="How many are unread")
    async def count(self, request: AksioRequest, count_unread: NamedDependency[CountUnread]) -> UnreadOut:
        return UnreadOut(unread=await count_unread(CountUnreadQuery(learner_id=request.user.id)))

    @post("/{notification_id:uuid}/read", operation_id="readNotification", summary="Mark as read", status_code=204)
    async def read(
        self,
        request: AksioRequest,
        notification_id: FromPath[UUID],
        read_notification: NamedDependency[ReadNotification],
    ) -> None:
        command = ReadNotificationCommand(learner_id=request.user.id, notification_id=NotificationId(notification_id))
        await read_notification(command)

    @post("/read-all", operation_id="readAllNotifications", summary="Mark all as read", status_code=204)
    async def read_all(self, request: AksioRequest, read_notification: NamedDependency[ReadNotification]) -> None:
        await read_notification(ReadNotificationCommand(learner_id=request.user.id))


class NotificationPreferencesController(Controller):
    """What a learner wants to be told, how, and at which hour."""

    path = "/notifications/preferences"
    tags = ("notifications",)

    @get(operation_id="getNotificationPreferences", summary="What I want to be told")
    async def show(
        self, request: AksioRequest, get_preferences: NamedDependency[GetPreferences]
    ) -> NotificationPreferencesOut:
        return NotificationPreferencesOut.of(await get_preferences(request.user.id))

    @patch(operation_id="chooseNotificationPreferences", summary="Choose what I want to be told")
    async def choose(
        self,
        request: AksioRequest,
        data: JSONBody[NotificationChoices],
        expected_version: NamedDependency[int | None],
        choose_preferences: NamedDependency[ChoosePreferences],
    ) -> NotificationPreferencesOut:
        command = ChoosePreferencesCommand(
            learner_id=request.user.id, changes=data.given(PreferenceChanges), expected_version=expected_version
        )
        return NotificationPreferencesOut.of(await choose_preferences(command))


NOTIFICATIONS = (NotificationsController, NotificationPreferencesController, UnsubscribeController)
