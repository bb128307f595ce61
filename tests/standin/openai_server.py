"""A server that speaks the part of OpenAI's HTTP that Aksio uses, on a real port, and misbehaves on request."""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

import msgspec

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.embedded.question_writer import ExtractiveQuestionWriter
from aksio.adapters.openai.question_wire import WrittenQuestion, written_question
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.application.assessments.generation.question_ports import QuestionBrief
from tests.make.generation import a_passage
from tests.standin.http_server import StandInServer
from tests.standin.openai_summaries import SUMMARISING
from tests.standin.openai_translations import TRANSLATING

HANGS_FOR = 600
_TALKS = SUMMARISING | TRANSLATING


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What to answer to one request: a status with a body, or nothing at all (`hang`)."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    hang: bool = False
    stream: tuple[bytes, ...] = ()
    pause: float = 0.0
    then: Literal["end", "stall", "hang_up"] = "end"


def streamed(
    text: str, *, finish_reason: str | None = "stop", refusal: str | None = None, pause: float = 0.0, then: Any = "end"
) -> Reply:
    """A completion word by word, `pause` seconds between the words; then it ends, stands still or hangs up."""
    deltas: list[dict[str, Any]] = [{"content": word} for word in re.findall(r"\S+\s*|\s+", text)]
    if refusal is not None:
        deltas = [{"refusal": refusal}]
    events: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas
    ]
    if then == "end":
        events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish_reason}]})
        usage = {"prompt_tokens": 800, "completion_tokens": 100, "total_tokens": 900}
        events.append({"choices": [], "usage": usage})
    lines = [b"data: " + msgspec.json.encode(event) + b"\n\n" for event in events]
    if then == "end":
        lines.append(b"data: [DONE]\n\n")
    return Reply(stream=tuple(lines), pause=pause, then=then, content_type="text/event-stream")


def completion(content: str | None, *, finish_reason: str = "stop", refusal: str | None = None) -> Reply:
    """A whole chat completion around some content."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "stand-in",
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 800, "completion_tokens": 100, "total_tokens": 900},
    }
    return Reply(body=msgspec.json.encode(body))


def failure(status: int, *headers: tuple[str, str]) -> Reply:
    """An error as OpenAI words it."""
    return Reply(status=status, body=b'{"error": {"message": "no", "type": "t", "code": "c"}}', headers=headers)


GARBAGE = Reply(body=b"<html>It works!</html>", content_type="text/html")
NOT_JSON = completion("Here are your cards!")
WRONG_SHAPE = completion('{"cards": [{"front": 7}]}')
REFUSAL = completion(None, refusal="I will not.")
TRUNCATED = completion('{"cards": [{"front": "Wh', finish_reason="length")
HANG = Reply(hang=True)


@dataclass
class OpenAIStandIn:
    """Answers well, unless `next_replies` or `always` say otherwise. `requests` are the bodies that came in."""

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    next_replies: list[Reply] = field(default_factory=list)
    always: Reply | None = None
    pieces_sent: int = 0
    hung_up_on: int = 0
    before_reply: Callable[[int], None] = field(default=lambda number: None)
    released: threading.Event = field(default_factory=threading.Event)

    def behave(self) -> None:
        """Forget what was asked, and answer well from now on."""
        for kept in (self.requests, self.keys, self.next_replies):
            kept.clear()
        self.always = None
        self.before_reply = lambda number: None

    def reply_to(self, request: dict[str, Any], key: str | None) -> Reply:
        """Take note of a request, and decide."""
        self.requests.append(request)
        self.keys.append(key)
        self.before_reply(len(self.requests))
        if self.next_replies:
            return self.next_replies.pop(0)
        return self.always or good_reply(request)


def good_reply(request: dict[str, Any]) -> Reply:
    """Cards from the passage, as a diligent model writes them: it cuts them out, like the embedded writer."""
    if request.get("stream"):
        return streamed(_tutoring(request))
    task, passage = parts_of(request)
    if (kind := request["response_format"]["json_schema"]["name"]) in _TALKS:
        return completion(_TALKS[kind](task, passage))
    if kind == "Judgements":
        return completion(msgspec.json.encode(judgements(task, passage)).decode())
    if kind.startswith("Mended"):
        return completion(msgspec.json.encode({kind.removeprefix("Mended").casefold(): None}).decode())
    if kind == "Questions":
        return completion(msgspec.json.encode({"questions": _questions(task, passage)}).decode())
    brief = CardBrief(count=task["count"], language=task["language"], avoid=tuple(task["avoid"]))
    written = asyncio.run(ExtractiveCardWriter().write(a_passage(passage), brief))
    return completion(msgspec.json.encode({"cards": written.drafts}).decode())


def _questions(task: dict[str, Any], passage: str) -> list[WrittenQuestion]:
    brief = msgspec.convert(task, QuestionBrief)
    written = asyncio.run(ExtractiveQuestionWriter().write(a_passage(passage), brief))
    return [written_question(draft) for draft in written.drafts]


def judgements(task: dict[str, Any], answer: str) -> dict[str, Any]:
    """Marks as a diligent model suggests them: the best level that shares a word with a sentence."""
    return {
        "addresses_grader": False,
        "judgements": [{"criterion": each["criterion"], **_judgement(each, answer)} for each in task["criteria"]],
    }


def _judgement(criterion: dict[str, Any], answer: str) -> dict[str, Any]:
    sentences = re.split(r"(?<=[.!?])\s+", answer)
    for level in reversed(criterion["levels"][1:]):
        for sentence in sentences:
            if _long_words(level["text"]) & _long_words(sentence):
                return {"quote": sentence, "level": level["level"]}
    return {"quote": None, "level": 0}


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"\w{5,}", text.casefold()))


def _tutoring(request: dict[str, Any]) -> str:
    """A title where one is asked for; else the first line of each source with its number, or that there is none."""
    said = request["messages"][-1]["content"]
    if len(request["messages"]) == 2 and "Write a title" in request["messages"][0]["content"]:
        return "A fine title"
    sources = re.findall(r"^\[(\d+)\] .*\n(.*)$", said, re.MULTILINE)
    return " ".join(f"{line} [{number}]" for number, line in sources) or "Your documents do not say."


def parts_of(request: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The task and the passage in the user's message."""
    task, delimiter, *passage, _ = request["messages"][1]["content"].split("\n")
    assert f"`{delimiter}`" in request["messages"][0]["content"]
    return msgspec.json.decode(task), "\n".join(passage)


@contextmanager
def openai_stand_in() -> Iterator[OpenAIStandIn]:
    """A running server on a free port of this machine."""
    stand_in = OpenAIStandIn()
    server = StandInServer(("127.0.0.1", 0), _handler(stand_in))
    stand_in.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(stand_in: OpenAIStandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reply = failure(404)
            if self.path == "/v1/chat/completions":
                reply = stand_in.reply_to(msgspec.json.decode(body), self.headers["Authorization"])
            if reply.hang:
                stand_in.released.wait(HANGS_FOR)
                self.close_connection = True
                return
            self.send_response(reply.status)
            if reply.stream:
                _stream(self, stand_in, reply)
                return
            for name, value in (("Content-Type", reply.content_type), *reply.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests read `requests` instead."""

    return Handler


def _stream(handler: BaseHTTPRequestHandler, stand_in: OpenAIStandIn, reply: Reply) -> None:
    """Piece by piece; who hangs up is counted."""
    handler.close_connection = True
    handler.send_header("Content-Type", reply.content_type)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    try:
        for piece in reply.stream:
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            stand_in.released.wait(reply.pause)
            stand_in.pieces_sent += 1
        if reply.then == "stall":
            stand_in.released.wait(HANGS_FOR)
        if reply.then == "end":
            handler.wfile.write(b"0\r\n\r\n")
    except OSError:
        stand_in.hung_up_on += 1
