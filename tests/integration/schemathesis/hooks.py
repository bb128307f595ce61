"""Loaded by schemathesis: sends requests for things that exist, and knows what proves nothing."""

import json
import os
from typing import Any

import schemathesis
from schemathesis import Case, GenerationMode, HookContext, Response
from schemathesis.core.failures import AcceptedNegativeData, Failure

from tests.integration.schemathesis.owner import put_into

IDS: dict[str, str] = json.loads(os.environ["OWNED_IDS"])


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Put ids of things that are there in place of made-up ones, unless that is to fail or would remove them."""
    to_succeed = case.meta is None or case.meta.generation.mode == GenerationMode.POSITIVE
    if to_succeed and case.method != "DELETE":
        case.path_parameters = put_into(case.path_parameters, IDS)
        case.body = put_into(case.body, IDS)


@schemathesis.hook
def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:
    """Unknown query parameters are ignored, as is usual, so they are no reason to refuse a request."""
    described = {parameter.name for parameter in case.operation.query}
    return not (isinstance(failure, AcceptedNegativeData) and not set(case.query) <= described)
