"""Swagger UI out of an installed package: nothing is loaded from outside."""

from pathlib import Path

import swagger_ui
from litestar import MediaType, Response, Router, get
from litestar.static_files import create_static_files_router

from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.rate_limits import UNLIMITED

_FILES = Path(swagger_ui.__file__).parent / "static"
_SERVED = "/swagger/files"
_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
_PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Aksio API</title>
<link rel="icon" href="{_SERVED}/favicon-32x32.png">
<link rel="stylesheet" href="{_SERVED}/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="{_SERVED}/swagger-ui-bundle.js"></script>
<script src="{_SERVED}/swagger-ui-standalone-preset.js"></script>
<script src="/swagger/start.js"></script>
</body>
</html>
"""
_START = """SwaggerUIBundle({
  url: "/schema/openapi.json",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  persistAuthorization: true,
  tryItOutEnabled: true,
});
"""


@get("/swagger", include_in_schema=False, opt=PUBLIC | UNLIMITED)
async def swagger_page() -> Response[str]:
    """The API reference, to read and to try."""
    return Response(_PAGE, media_type=MediaType.HTML, headers={"Content-Security-Policy": _POLICY})


@get("/swagger/start.js", include_in_schema=False, opt=PUBLIC | UNLIMITED)
async def swagger_start() -> Response[str]:
    """A file of its own, so that the policy can forbid scripts in the page."""
    return Response(_START, media_type="text/javascript")


def swagger_files() -> Router:
    """The package's own scripts and styles."""
    return create_static_files_router(_SERVED, directories=[_FILES], include_in_schema=False, opt=PUBLIC | UNLIMITED)
