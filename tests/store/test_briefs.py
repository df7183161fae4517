"""Briefs: kept as drafts, changed by people, never behind another's back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.errors import InvalidRequest, NotFound, StateConflict, VersionConflict
from service.store import briefs, outbox
from service.store.articles import delete_article, forget
from service.store.database import Database
from service.store.lines import Edit
from service.store.outbox import EVENTS, Endpoint
from service.store.records import NEXT, STATES, BriefRecord, Change, State, Wanted
from tests.store.made import NOW, leeds_body, made

LATER = NOW + timedelta(hours=1)


def kept(database: Database, text: str = "Rain fell.", source: str = "leeds-1") -> str:
    with database.write() as session:
        return briefs.keep(session, made(text, source))


def changed(database: Database, brief: str, **asked: object) -> BriefRecord:
    change = replace(Change(by="ann", at=LATER), **asked)  # type: ignore[arg-type]
    with database.write() as session:
        return briefs.change(session, brief, change)


def listen(database: Database) -> None:
    with database.write() as session:
        outbox.add_endpoint(session, Endpoint("whk_1", "https://cms.example/", "s", EVENTS, NOW))


def announced(database: Database) -> list[str]:
    with database.read() as session:
        return [d.event for d in reversed(outbox.deliveries(session, "pending", None, 50))]


def test_a_new_brief_is_a_draft_that_says_what_it_was_made_of(database: Database) -> None:
    brief = kept(database)

    with database.read() as session:
        record = briefs.get(session, brief)
        [first] = briefs.history(session, brief)
    assert (record.state, record.version, record.stale, record.edited) == ("draft", 1, False, False)
    assert record.body == record.written == leeds_body()
    assert record.article.text == "Rain fell."
    assert record.created_at == leeds_body().provenance.created_at
    assert (first.by, first.action, first.diff) == ("cms", "written", [])


def test_an_edit_says_who_when_and_what(database: Database) -> None:
    brief = kept(database)

    record = changed(database, brief, edits=(Edit("synopsis", "Rain fell in Leeds."),), note="cut")

    with database.read() as session:
        last = briefs.history(session, brief)[-1]
    assert (record.state, record.edited, record.reviewed_by) == ("edited", True, "ann")
    assert record.body.synopsis == "Rain fell in Leeds."
    assert record.body.evidence.synopsis == leeds_body().evidence.synopsis
    assert record.written == leeds_body()
    assert (last.version, last.by, last.at, last.note) == (2, "ann", LATER, "cut")
    [diff] = last.diff
    assert (diff["field"], diff["before"]) == ("synopsis", leeds_body().synopsis)


def test_what_a_person_changed_is_composite_media_and_what_was_only_approved_is_not(
    database: Database,
) -> None:
    approved = changed(database, kept(database), state="approved")
    edited = changed(database, kept(database), edits=(Edit("synopsis", "Rain."),))

    assert approved.body.provenance.digital_source_type == "trainedAlgorithmicMedia"
    assert edited.body.provenance.digital_source_type == "compositeWithTrainedAlgorithmicMedia"


def test_an_edited_brief_that_is_approved_stays_known_as_edited(database: Database) -> None:
    brief = kept(database)
    changed(database, brief, edits=(Edit("synopsis", "Rain."),))

    record = changed(database, brief, state="approved")

    assert (record.state, record.edited) == ("approved", True)


def test_a_line_written_anew_by_the_writer_leaves_the_state(database: Database) -> None:
    record = changed(database, kept(database), edits=(Edit("synopsis", "Rain."),), by_writer=True)

    assert (record.state, record.edited, record.reviewed_by) == ("draft", False, None)
    assert record.body.provenance.digital_source_type == "trainedAlgorithmicMedia"


@pytest.mark.parametrize("start", STATES)
@pytest.mark.parametrize("end", STATES)
def test_only_a_state_that_may_follow_follows(database: Database, start: State, end: State) -> None:
    brief = kept(database)
    if start == "edited":
        changed(database, brief, edits=(Edit("synopsis", "Rain."),))
    elif start != "draft":
        changed(database, brief, state=start)

    if end == start or end in NEXT[start]:
        assert changed(database, brief, state=end).state == end
    else:
        with pytest.raises(StateConflict):
            changed(database, brief, state=end)


def test_a_published_brief_that_was_rejected_takes_no_edit(database: Database) -> None:
    brief = kept(database)
    changed(database, brief, state="rejected")

    with pytest.raises(StateConflict):
        changed(database, brief, edits=(Edit("synopsis", "Rain."),))


def test_a_change_of_an_older_version_is_refused(database: Database) -> None:
    brief = kept(database)
    changed(database, brief, version=1, edits=(Edit("synopsis", "Rain."),))

    with pytest.raises(VersionConflict):
        changed(database, brief, version=1, edits=(Edit("synopsis", "Snow."),))

    with database.read() as session:
        assert briefs.get(session, brief).body.synopsis == "Rain."


def test_a_change_that_is_refused_leaves_no_trace(database: Database) -> None:
    brief = kept(database)

    with pytest.raises(InvalidRequest):
        changed(database, brief, edits=(Edit("synopsis", "Rain."), Edit("lede", "Snow.")))

    with database.read() as session:
        assert briefs.get(session, brief).body == leeds_body()
        assert len(briefs.history(session, brief)) == 1


def test_a_changed_article_makes_its_briefs_stale_and_says_so(database: Database) -> None:
    listen(database)
    old, other = kept(database), kept(database, source="york-1")

    new = kept(database, "Snow fell.")

    with database.read() as session:
        stale = [briefs.get(session, brief).stale for brief in (old, other, new)]
    assert stale == [True, False, False]
    assert announced(database) == ["brief.stale"]


def test_a_second_brief_of_the_same_article_makes_nothing_stale(database: Database) -> None:
    first = kept(database)

    kept(database)

    with database.read() as session:
        assert not briefs.get(session, first).stale


def test_an_article_that_turns_back_makes_its_first_brief_good_again(database: Database) -> None:
    first = kept(database)
    second = kept(database, "Snow fell.")

    kept(database)

    with database.read() as session:
        assert [briefs.get(session, b).stale for b in (first, second)] == [False, True]


def test_briefs_are_found_newest_first_page_by_page(database: Database) -> None:
    ids = [kept(database, source=f"a-{n}") for n in range(5)]
    changed(database, ids[1], state="approved")

    with database.read() as session:
        first = briefs.find(session, Wanted(state="draft"), None, 3)
        second = briefs.find(session, Wanted(state="draft"), first[-1].id, 3)
        of_one = briefs.find(session, Wanted(source="a-1"), None, 3)
    assert [b.id for b in first + second] == [ids[4], ids[3], ids[2], ids[0]]
    assert [b.id for b in of_one] == [ids[1]]


def test_an_article_is_deleted_with_all_that_was_made_of_it(database: Database) -> None:
    listen(database)
    brief, other = kept(database), kept(database, source="york-1")
    changed(database, brief, state="approved")
    kept(database, "Snow fell.")

    with database.write() as session:
        delete_article(session, "leeds-1")

    with database.read() as session:
        with pytest.raises(NotFound):
            briefs.get(session, brief)
        with pytest.raises(NotFound):
            briefs.history(session, brief)
        assert briefs.get(session, other).id == other
    assert announced(database) == []


def test_an_article_that_is_not_there_cannot_be_deleted(database: Database) -> None:
    with database.write() as session, pytest.raises(NotFound):
        delete_article(session, "nobody")


def test_what_nobody_touched_for_long_is_forgotten(database: Database) -> None:
    old, busy = kept(database), kept(database, source="york-1")
    changed(database, busy, state="approved")

    with database.write() as session:
        gone = forget(session, before=NOW + timedelta(minutes=30))

    with database.read() as session:
        assert briefs.get(session, busy).id == busy
        with pytest.raises(NotFound):
            briefs.get(session, old)
    assert gone == 1
