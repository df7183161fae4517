"""Bytes to JSON: strictly, and with one kind of error whatever the bytes."""

import json

import pytest
from fastapi import HTTPException
from hypothesis import given
from hypothesis import strategies as st

from service.api.body import decode

plain_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


@given(plain_json, st.booleans())
def test_json_is_what_it_says(value: object, ascii_only: bool) -> None:
    assert decode(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@given(st.binary())
def test_any_other_bytes_are_400(body: bytes) -> None:
    try:
        json.loads(body.decode())
    except ValueError:
        with pytest.raises(HTTPException) as refused:
            decode(body)
        assert refused.value.status_code == 400


@given(plain_json, st.data())
def test_a_body_cut_short_is_400(value: object, data: st.DataObject) -> None:
    whole = json.dumps([value]).encode()
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]

    with pytest.raises(HTTPException) as refused:
        decode(cut)

    assert refused.value.status_code == 400


@given(st.sampled_from(["NaN", "Infinity", "-Infinity"]), st.sampled_from(["{}", "[1, {}]"]))
def test_what_only_python_calls_json_is_400_at_any_depth(constant: str, around: str) -> None:
    body = around.replace("{}", f'{{"a": [{constant}]}}').encode()

    with pytest.raises(HTTPException, match=f"{constant} is no JSON"):
        decode(body)
