"""Messages come out as they went in, wherever the stream is cut; what is no message is refused, and takes no memory."""

import io
import json
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.processes import channel
from editor.core.processes.channel import (
    LARGEST,
    LENGTH,
    ChannelError,
    MessageDecoder,
    Sender,
    Watch,
    as_json,
    framed,
    from_json,
    messages,
    read,
)

some_messages = st.lists(st.binary(max_size=60) | st.just(b"") | st.just("論評\n".encode() * 50), max_size=8)
sizes = st.lists(st.integers(1, 40), min_size=1, max_size=20)


class Trickle(io.RawIOBase):
    """A stream that gives as many bytes at once as `sizes` say, round and round, and notes what it was asked for."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._data = data
        self._sizes = sizes
        self._turn = 0
        self.asked = 0

    def read(self, size: int = -1) -> bytes:
        self.asked = max(self.asked, size)
        most = min(size, self._sizes[self._turn % len(self._sizes)])
        self._turn += 1
        piece, self._data = self._data[:most], self._data[most:]
        return piece


def pieces(data: bytes, sizes: list[int]) -> list[bytes]:
    """`data`, cut into pieces of `sizes`, round and round."""
    found, turn = [], 0
    while data:
        size = sizes[turn % len(sizes)]
        found.append(data[:size])
        data, turn = data[size:], turn + 1
    return found


def taken(data: bytes, sizes: list[int]) -> list[bytes]:
    """What `MessageDecoder` makes of `data` that comes in pieces of `sizes`."""
    received, found = MessageDecoder(), []
    for piece in pieces(data, sizes):
        received.add(piece)
        while (message := received.take()) is not None:
            found.append(message)
    return found


@given(some_messages, sizes)
def test_any_messages_in_any_pieces(sent: list[bytes], sizes: list[int]) -> None:
    data = b"".join(map(framed, sent))
    assert taken(data, sizes) == sent
    assert list(messages(Trickle(data, sizes))) == sent
    assert list(messages(io.BytesIO(data))) == sent


@given(some_messages, sizes, st.data())
def test_a_stream_that_ends_anywhere_gives_the_whole_messages_before(
    sent: list[bytes], sizes: list[int], data: st.DataObject
) -> None:
    stream = b"".join(map(framed, sent))
    cut = stream[: data.draw(st.integers(0, len(stream)))]
    found = list(messages(Trickle(cut, sizes)))
    assert found == taken(cut, sizes) == sent[: len(found)]
    assert len(b"".join(map(framed, found))) <= len(cut)
    assert len(found) == len(sent) or len(cut) < len(b"".join(map(framed, sent[: len(found) + 1])))


@given(st.binary(max_size=200), sizes)
def test_any_bytes_are_messages_or_refused(data: bytes, sizes: list[int]) -> None:
    def outcome(make: Any) -> list[bytes] | None:
        try:
            return list(make())
        except ChannelError:
            return None

    assert outcome(lambda: taken(data, sizes)) == outcome(lambda: messages(Trickle(data, sizes)))


@pytest.mark.parametrize("text", ["{}", "Traceback (most recent call last):", "\x7fELF", " warning", "論評"])
def test_text_in_place_of_a_length_is_refused_at_once(text: str) -> None:
    data = text.encode().ljust(4)
    received = MessageDecoder()
    received.add(data)
    with pytest.raises(ChannelError):
        received.take()
    with pytest.raises(ChannelError):
        read(io.BytesIO(data))


def test_a_length_that_is_not_true_takes_no_memory() -> None:
    stream = Trickle(LENGTH.pack(LARGEST) + b"short", [3])
    assert read(stream) is None
    assert stream.asked <= 2**20


def test_a_message_larger_than_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "_PIECE", 7)
    assert list(messages(io.BytesIO(framed(b"x" * 100) + framed(b"y" * 7)))) == [b"x" * 100, b"y" * 7]


def test_what_is_too_large_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "LARGEST", 10)
    target = io.BytesIO()
    with pytest.raises(ChannelError):
        Sender(target).send(b"small", b"x" * 11)
    with pytest.raises(ChannelError):
        framed(b"x" * 11)
    assert target.getvalue() == b""
    assert framed(b"x" * 10)


@pytest.mark.parametrize("value", [{"a": [1, "論評", None]}, "\udc80 half", "𠮷", [], {"": {}}])
def test_json_there_and_back(value: object) -> None:
    assert from_json(as_json(value)) == value


def test_surrogates_can_be_replaced() -> None:
    assert from_json(as_json("a\udc80", "replace")) == "a?"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", "{}".encode("utf-16"), b"[" * 200_000, b"word {}"], ids=lambda data: repr(data[:6])
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(ChannelError):
        from_json(data)


def test_threads_do_not_mix_their_messages() -> None:
    target = io.BytesIO()
    sender = Sender(target)

    def work(letter: bytes) -> None:
        for length in range(200):
            assert sender.send(letter * length, letter)

    threads = [threading.Thread(target=work, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    target.seek(0)
    found = list(messages(target))
    assert len(found) == 3 * 400
    assert all(len(set(message)) <= 1 for message in found)
    pairs = list(zip(found[::2], found[1::2], strict=True))
    assert all(not long or long[:1] == short for long, short in pairs)


def test_a_reader_that_is_gone_is_told() -> None:
    class Gone(io.BytesIO):
        def flush(self) -> None:
            raise BrokenPipeError

    assert Sender(Gone()).send(json.dumps({}).encode()) is False


def test_a_watch_kills_what_gives_no_sign_and_nothing_after_its_end() -> None:
    class Process:
        killed = threading.Event()

        def kill(self) -> None:
            self.killed.set()

    silent = Process()
    with Watch(silent, 0.001):
        assert silent.killed.wait(20)
    lively = Process()
    lively.killed = threading.Event()
    with Watch(lively, 3600) as watch:
        watch.saw_it()
        timer = watch._timer
    assert timer is not None
    timer.join(20)
    assert not timer.is_alive()
    assert not lively.killed.is_set()
