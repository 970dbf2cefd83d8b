import pytest

from validator.source import Position, Source, UnreadableSourceError, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"caf\xc3\xa9", "café"),
        (b"\xef\xbb\xbfsix", "six"),
        ("six “dead”".encode("utf-16"), "six “dead”"),
        (b"\xfe\xff" + "six".encode("utf-16-be"), "six"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    ],
)
def test_text_is_decoded_and_the_mark_cut_off(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9 au lait", "byte 3 (0xe9) is not valid UTF-8; save the file as UTF-8"),
        (b"\x89PNG\0", "byte 0 (0x89) is not valid UTF-8: this looks like a binary file"),
        (b"\xef\xbb\xbfcaf\xe9", "byte 6 (0xe9) is not valid UTF-8; save the file as UTF-8"),
        (b"six\0", "byte 3 is NUL: this looks like a binary file"),
        ("é\0".encode(), "byte 2 is NUL: this looks like a binary file"),
        (b"\xff\xfea", "byte 2 (0x61) is not valid UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_by_its_byte(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        decode(data)
    assert str(caught.value) == message


def test_positions_count_code_points_from_one() -> None:
    source = Source("a.txt", "né\r\n😀 six\rend\n")
    assert [source.position(offset) for offset in (0, 4, 6, 10, 14)] == [
        Position(1, 1, 0),
        Position(2, 1, 4),
        Position(2, 3, 6),
        Position(3, 1, 10),
        Position(4, 1, 14),
    ]
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["né", "😀 six", "end", ""]


def test_an_empty_source_has_one_line() -> None:
    source = Source("a.txt", "")
    assert source.position(0) == Position(1, 1, 0)
    assert source.line(1) == ""
