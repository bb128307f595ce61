"""Routes for taking one's data along."""

from collections.abc import AsyncIterator
from typing import Literal

import msgspec
from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.openapi import ResponseSpec
from litestar.response import Stream

from aksio.application.accounts.export_personal_data import ExportPersonalData, ExportPersonalDataQuery
from aksio.application.shared.rate_limit import Rate
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out

_PATH = "/users/me/export"
_EXPORTS = {"rates": (Rate(name="exports", limit=10, seconds=3600),)}


class ExportOut(Out, frozen=True, kw_only=True):
    """An export is read straight from the tables, so it is always ready."""

    status: Literal["ready"] = "ready"


class ExportController(Controller):
    """One's data, to take along."""

    path = _PATH
    tags = ("users",)

    @post(operation_id="requestExport", summary="Ask for everything that is stored about me", status_code=202)
    async def request_export(self) -> Response[ExportOut]:
        return Response(ExportOut(), headers={"Location": f"/api/v1{_PATH}"})

    @get(
        operation_id="downloadExport",
        summary="Everything that is stored about me, as one JSON object with a list for each table",
        opt=_EXPORTS,
        responses={200: ResponseSpec(dict[str, list[dict[str, object]]], generate_examples=False, description="Rows.")},
    )
    async def download(
        self, request: AksioRequest, export_personal_data: NamedDependency[ExportPersonalData]
    ) -> Stream:
        rows = export_personal_data(ExportPersonalDataQuery(account_id=request.user.id))
        headers = {"Content-Disposition": 'attachment; filename="aksio.json"'}
        return Stream(_json(rows), media_type="application/json", headers=headers)


async def _json(rows: AsyncIterator[tuple[str, dict[str, object]]]) -> AsyncIterator[bytes]:
    """`{"table": [row, row], ...}`, row by row."""
    present = None
    yield b"{"
    async for table, row in rows:
        if table == present:
            yield b",\n"
        else:
            yield (b"" if present is None else b"],\n") + msgspec.json.encode(table) + b": [\n"
            present = table
        yield msgspec.json.encode(row)
    yield b"}" if present is None else b"]}\n"
