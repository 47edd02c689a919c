"""A reader behind an address, asked over loopback: a server of our own stands in for the service."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import cv2
import numpy as np
import pytest

from prongsai.pipeline.errors import DocumentError, SettingsError
from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.engines import pick_engines
from prongsai.pipeline.pages.scan.remote import GAP_PX, RemoteReader, stack_lines

SHADES = (10, 90, 170)
IMAGES = [np.full((30 + 7 * at, 100 + 40 * at), shade, np.uint8) for at, shade in enumerate(SHADES)]


class Service(HTTPServer):
    """Answers every call alike, or by the picture that it was sent, and keeps what it was sent."""

    def __init__(self, answer: Any, status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.status = answer, status
        self.calls: list[tuple[str | None, GreyImage]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/read"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        picture = cv2.imdecode(np.frombuffer(body, np.uint8), cv2.IMREAD_UNCHANGED)
        assert picture is not None and picture.ndim == 2
        self.server.calls.append((self.headers["Content-Type"], np.asarray(picture, dtype=np.uint8)))
        answer = self.server.answer(picture) if callable(self.server.answer) else self.server.answer
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


@contextmanager
def service(answer: Any, status: int = 200) -> Iterator[Service]:
    with Service(answer, status) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def line(text: str, box: tuple[float, ...], confidence: float = 0.9) -> dict[str, Any]:
    return {"text": text, "box": list(box), "confidence": confidence}


def say_shades(picture: GreyImage) -> dict[str, Any]:
    """What a service does that finds the lines itself: each reads as its shade, from the bottom up."""
    found = []
    for shade in SHADES:
        ys, xs = np.nonzero(picture == shade)
        box = (int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)
        found.append(line(f"shade {shade}", box, shade / 200))
    return {"lines": found[::-1]}


def test_each_line_gets_what_the_answer_says_of_its_place() -> None:
    with service(say_shades) as server:
        readings = RemoteReader(server.url).read_lines(IMAGES)
    assert [(r.text, r.confidence, r.engine) for r in readings] == [
        (f"shade {shade}", shade / 200, "remote") for shade in SHADES
    ]


def test_a_page_of_lines_is_one_call_with_one_grey_picture() -> None:
    with service(say_shades) as server:
        RemoteReader(server.url).read_lines(IMAGES)
    ((kind, picture),) = server.calls
    assert kind == "image/png"
    assert picture.shape == (sum(image.shape[0] + GAP_PX for image in IMAGES), 180 + 2 * GAP_PX)


def test_parts_of_one_line_are_joined_from_left_to_right_as_sure_as_the_least() -> None:
    parts = [line("right", (60, 10, 90, 40), 0.7), line("", (1, 10, 2, 40), 0.1), line(" le \n ft ", (5, 12, 40, 41))]
    with service({"lines": parts}) as server:
        (reading,) = RemoteReader(server.url).read_lines(IMAGES[:1])
    assert (reading.text, reading.confidence) == ("le ft right", 0.1)


def test_line_of_which_nothing_is_said_is_empty_and_worthless() -> None:
    with service({"lines": [line("below all", (0, 500, 10, 520))]}) as server:
        readings = RemoteReader(server.url).read_lines(IMAGES)
    assert [(r.text, r.confidence) for r in readings] == [("", 0.0)] * 3


def test_nothing_to_read_asks_nobody() -> None:
    with service({"lines": []}) as server:
        empty = RemoteReader(server.url).read_lines([np.zeros((0, 0), np.uint8)])
        assert RemoteReader(server.url).read_lines([]) == []
    assert [r.text for r in empty] == [""] and server.calls == []


def test_lines_do_not_touch_and_an_empty_one_takes_no_room() -> None:
    picture, bands = stack_lines([IMAGES[0], np.zeros((0, 5), np.uint8), IMAGES[1]])
    assert [(band.line, band.top, band.bottom) for band in bands] == [(0, 0, 54), (2, 54, 115)]
    white = (picture == 255).all(axis=1)
    assert white[:12].all() and not white[12:42].any() and white[42:66].all() and not white[66:103].any()


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (b"no json", 200, "answers with no lines"),
        ({"text": "x"}, 200, "answers with no lines"),
        ({"lines": [{"text": "x", "box": [0, 0, 1], "confidence": 1}]}, 200, "answers with no lines"),
        ({"lines": [line("x", (0, 0, 1, 1), 95)]}, 200, "answers with no lines"),
        ({"lines": [{"text": None, "box": [0, 0, 1, 1], "confidence": 1}]}, 200, "answers with no lines"),
        ({"lines": []}, 500, "does not answer"),
        (b" " * ((1 << 22) + 1), 200, "answers with more than"),
    ],
)
def test_answer_that_is_none_costs_the_page_and_says_why(answer: Any, status: int, said: str) -> None:
    with service(answer, status) as server, pytest.raises(DocumentError, match=said) as fault:
        RemoteReader(server.url).read_lines(IMAGES)
    assert fault.value.code == "page-unreadable" and "--ocr auto" in fault.value.remedy


def test_address_where_nobody_listens_costs_the_page() -> None:
    with service({"lines": []}) as server:
        url = server.url
    with pytest.raises(DocumentError, match="does not answer"):
        RemoteReader(url, timeout_s=2.0).read_lines(IMAGES)


def test_address_is_chosen_as_a_reader_of_its_own() -> None:
    with service(say_shades) as server:
        engines = pick_engines(server.url)
        readings = engines.read_lines(IMAGES, [(5.0, 25.0)] * 3)
    assert engines.words is None and [r.text for r in readings] == [f"shade {shade}" for shade in SHADES]


def test_address_of_another_kind_is_no_reader() -> None:
    with pytest.raises(SettingsError, match="unknown"):
        pick_engines("ftp://127.0.0.1/read")
