"""`/realtime`: a WebSocket that tells open pages at once."""

from litestar.types import ControllerRouterHandler

from aksio.entrypoints.http.realtime.socket import realtime
from aksio.entrypoints.http.realtime.tickets import RealtimeTicketsController

REALTIME: list[ControllerRouterHandler] = [RealtimeTicketsController, realtime]
