"""Random requests to every operation of the OpenAPI description, against a real server.

No answer may be a 5xx, have a status or a shape that is not described, or take what the description forbids.
"""

import os
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case, GenerationMode, checks
from schemathesis.config import SchemathesisConfig

from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.app import create_app
from aksio.entrypoints.http.openapi import document
from tests.integration.schemathesis.owner import Owner

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.ignored_auth,
    checks.negative_data_rejection,
]

REFUSALS = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 429, 503]

schema = schemathesis.openapi.from_dict(
    document(create_app(Settings())),
    config=SchemathesisConfig.from_dict(
        {
            "seed": int(os.environ["AKSIO_TEST_SEED"]),
            "checks": {"negative_data_rejection": {"expected-statuses": REFUSALS}},
        }
    ),
)


@schema.parametrize()
@settings(
    max_examples=15, database=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_every_answer_is_described(case: Case[Any], server: str, owner: Owner) -> None:
    if case.meta is None or case.meta.generation.mode == GenerationMode.POSITIVE:
        case.path_parameters = owner.put_into(case.path_parameters)
        case.body = owner.put_into(case.body)
    chosen = CHECKS if only_described_parameters(case) else CHECKS[:-1]
    case.call_and_validate(base_url=server, headers=owner.headers, checks=chosen, timeout=10)


def only_described_parameters(case: Case[Any]) -> bool:
    """Unknown query parameters are ignored, as is usual, so they are no reason to refuse a request."""
    return set(case.query) <= {parameter.name for parameter in case.operation.query}
