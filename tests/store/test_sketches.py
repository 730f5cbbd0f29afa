"""Sketches of texts are kept many to a row, and are the same however they came in."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.pool import StaticPool

from solferino.store import Register, tables
from solferino.store.kept import IN_A_BLOCK

SKETCH = 8  # bytes, of these tests


def register() -> Register:
    return Register(create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}))


def rows(found: Register) -> list[tuple[object, ...]]:
    with found._engine.connect() as connection:
        return sorted(map(tuple, connection.execute(select(tables.SKETCHES))))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 2 * IN_A_BLOCK), max_size=4))
def test_sketches_put_bit_by_bit_lie_as_those_put_at_once(sizes: list[int]) -> None:
    whole = {3 * n: n.to_bytes(SKETCH, "big") for n in range(sum(sizes))}
    at_once, bit_by_bit = register(), register()
    with at_once.changing() as changes:
        changes.file([], whole)
    left = iter(whole.items())
    for size in sizes:
        with bit_by_bit.changing() as changes:
            changes.file([], dict(next(left) for _ in range(size)))
    assert rows(bit_by_bit) == rows(at_once)
    assert at_once.kept.sketches() == (list(whole), b"".join(whole.values()))
