"""Accounts with next to nothing, claims that contradict themselves, copies in a circle: an answer, never a crash."""

from tests.assess.cases import Saying, Setting, Toll, assessed, range_of, report

from solferino.model.incident import CopyPair


def test_account_without_anything_is_assessed_as_nothing_known() -> None:
    found = assessed(report("Outlet A", setting=Setting(None, None, day=None)))
    assert (found.tolls, found.victims, found.indicators, found.contradictions) == ((), (), (), ())
    assert (found.grade.value, found.strike_status, found.attribution) == ("unassessed", "unknown", "unknown")


def test_documents_that_are_copies_of_each_other_still_speak() -> None:
    one = report("Outlet A", Saying((), [Toll("killed", "civilian", 4)]))
    other = report("Outlet B", Saying((), [Toll("killed", "civilian", 4)]))
    circle = [CopyPair(one.document.id, other.document.id, 1.0), CopyPair(other.document.id, one.document.id, 1.0)]
    found = assessed(one, other, copies=circle)
    assert range_of(found) == (4, 4, 4) and found.roots_min == 1


def test_copy_of_a_document_that_is_not_there_speaks_for_itself() -> None:
    one = report("Outlet A", Saying((), [Toll("killed", "civilian", 4)]))
    found = assessed(one, copies=[CopyPair(one.document.id, "0" * 64, 0.9)])
    assert found.roots == ("Outlet A",)


def test_only_denials_make_no_toll_and_no_indicator() -> None:
    no = Saying(("Russia",), [Toll("killed", "civilian", 0)], stance="denies", factuality="denied")
    found = assessed(report("Outlet A", no))
    assert found.tolls == () and found.indicators == () and found.grade.value == "unassessed"


def test_speaker_without_letters_does_not_merge_with_others() -> None:
    one = report("Outlet A", Saying(("…",), [Toll("killed", "civilian", 4)]))
    other = report("Outlet B", Saying(("—",), [Toll("killed", "civilian", 4)]))
    found = assessed(one, other)
    assert found.roots_max == 2
