"""The queue: claimed by attempt, so that the late and the dead can do no harm."""

from datetime import timedelta

import pytest

from service.errors import (
    IdempotencyConflict,
    IdempotencyKeyReused,
    Overloaded,
    StateConflict,
)
from service.store import answers, batches, jobs, outbox
from service.store.answers import StoredAnswer, claim_for
from service.store.counters import CounterStorage
from service.store.database import Database
from service.store.jobs import MOST_ATTEMPTS, Job, NewJob, Outcome
from service.store.outbox import EVENTS, Endpoint, Try
from tests.store.made import NOW

LEASE = timedelta(seconds=30)
FAILED = Outcome(error={"code": "empty_article", "detail": "no text", "retryable": False})


def accepted(database: Database, source: str = "a") -> Job:
    with database.write() as session:
        return jobs.enqueue(session, NewJob("cms", source, {"text": "Rain."}), NOW)


def claimed(database: Database, after_s: float = 0, most: int = 8) -> list[Job]:
    with database.write() as session:
        return jobs.claim(session, NOW + timedelta(seconds=after_s), LEASE, most)


def state(database: Database, job: Job) -> str:
    with database.read() as session:
        return jobs.get_job(session, job.id, None).state


def finish(database: Database, job: Job) -> None:
    with database.write() as session:
        jobs.finish(session, job, FAILED, NOW)


def test_jobs_are_claimed_once_oldest_first(database: Database) -> None:
    first, second, third = (accepted(database, name) for name in "abc")

    assert [job.id for job in claimed(database, most=2)] == [first.id, second.id]
    assert [job.id for job in claimed(database)] == [third.id]
    assert claimed(database) == []


def test_a_dead_workers_job_runs_again_and_the_late_one_changes_nothing(
    database: Database,
) -> None:
    accepted(database)
    [late] = claimed(database)
    [again] = claimed(database, after_s=31)

    finish(database, late)
    assert state(database, late) == "running"
    finish(database, again)
    assert state(database, late) == "failed"
    assert again.attempt == late.attempt + 1


def test_a_lease_that_is_renewed_does_not_run_out(database: Database) -> None:
    accepted(database)
    held = claimed(database)
    with database.write() as session:
        jobs.renew(session, held, NOW + 2 * LEASE)

    assert claimed(database, after_s=31) == []


def test_a_job_that_kills_its_workers_is_given_up(database: Database) -> None:
    job = accepted(database)
    for turn in range(MOST_ATTEMPTS):
        assert len(claimed(database, after_s=31 * turn)) == 1

    assert claimed(database, after_s=31 * MOST_ATTEMPTS) == []
    with database.read() as session:
        ended = jobs.get_job(session, job.id, "cms")
    assert (ended.state, ended.error and ended.error["code"]) == ("failed", "worker_died")
    assert ended.body is None


def test_a_job_that_lost_two_workers_comes_after_all_others(database: Database) -> None:
    suspect = accepted(database, "suspect")
    for turn in range(2):
        claimed(database, after_s=31 * turn)
    fresh = accepted(database, "fresh")

    assert [job.id for job in claimed(database, after_s=62, most=1)] == [fresh.id]
    assert [job.id for job in claimed(database, after_s=62)] == [suspect.id]


def test_a_job_put_back_for_no_fault_may_wait_for_ever(database: Database) -> None:
    job = accepted(database)
    for turn in range(2 * MOST_ATTEMPTS):
        [held] = claimed(database, after_s=turn)
        with database.write() as session:
            jobs.put_back(session, held, NOW, counts=False)

    assert state(database, job) == "queued"


def test_a_job_put_back_waits_as_long_as_it_was_told(database: Database) -> None:
    accepted(database)
    [held] = claimed(database)
    with database.write() as session:
        jobs.put_back(session, held, NOW + timedelta(seconds=5), counts=True)

    assert claimed(database, after_s=4) == []
    assert len(claimed(database, after_s=6)) == 1


def test_a_cancelled_job_stores_nothing(database: Database) -> None:
    job = accepted(database)
    [held] = claimed(database)
    with database.write() as session:
        jobs.cancel_job(session, job.id, "cms", NOW)
        assert not jobs.still_ours(session, held)

    with database.write() as session, pytest.raises(StateConflict):
        jobs.cancel_job(session, job.id, "cms", NOW)


def test_the_queue_has_an_end(database: Database) -> None:
    accepted(database)
    with database.read() as session:
        jobs.check_room(session, 1, 2)
        with pytest.raises(Overloaded):
            jobs.check_room(session, 2, 2)


def test_a_batch_ends_with_its_last_line_and_says_so_once(database: Database) -> None:
    with database.write() as session:
        outbox.add_endpoint(session, Endpoint("whk_1", "https://cms.example/", "s", EVENTS, NOW))
        lines = [batches.Line(name, name, body={}) for name in "ab"]
        batch = batches.create_batch(session, "cms", lines, NOW, NOW + LEASE)
    for job in claimed(database):
        finish(database, job)

    with database.read() as session:
        ended = batches.get_batch(session, batch.id, "cms")
        [told] = outbox.deliveries(session, "pending", None, 9)
    assert (ended.state, ended.counts) == ("completed", {"failed": 2})
    assert told.event == "batch.completed"


def test_a_batch_runs_out_of_time(database: Database) -> None:
    with database.write() as session:
        lines = [batches.Line("a", "a", body={})]
        batch = batches.create_batch(session, "cms", lines, NOW, NOW + LEASE)
        assert batches.expire_batches(session, NOW) == 0
        assert batches.expire_batches(session, NOW + LEASE) == 1
        assert batches.get_batch(session, batch.id, None).counts == {"expired": 1}
    assert claimed(database) == []


def test_an_idempotency_key_is_claimed_once(database: Database) -> None:
    first, second = claim_for("cms", "k", "same"), claim_for("cms", "k", "same")
    with database.write() as session:
        assert answers.begin(session, first, NOW, LEASE) is None
    with database.write() as session, pytest.raises(IdempotencyConflict):
        answers.begin(session, second, NOW, LEASE)
    with database.write() as session, pytest.raises(IdempotencyKeyReused):
        answers.begin(session, claim_for("cms", "k", "other"), NOW, LEASE)
    with database.write() as session:
        assert answers.complete(session, first, StoredAnswer(200, {}, "x"), "a")
    with database.write() as session:
        assert answers.begin(session, second, NOW, LEASE) == StoredAnswer(200, {}, "x")


def test_a_claim_whose_process_died_is_taken_over_and_worth_nothing_more(
    database: Database,
) -> None:
    dead, alive = claim_for("cms", "k", "same"), claim_for("cms", "k", "same")
    with database.write() as session:
        answers.begin(session, dead, NOW, LEASE)
        assert answers.begin(session, alive, NOW + LEASE, LEASE) is None
        assert not answers.complete(session, dead, StoredAnswer(200, {}, "dead"), None)
        answers.give_up(session, dead)
        assert answers.complete(session, alive, StoredAnswer(200, {}, "alive"), None)


def test_a_delivery_is_claimed_settled_and_revived(database: Database) -> None:
    with database.write() as session:
        outbox.add_endpoint(session, Endpoint("whk_1", "https://cms.example/", "s", EVENTS, NOW))
        outbox.announce(session, outbox.Happened("brief.stale", {}), NOW)
    with database.write() as session:
        [(letter, _)] = outbox.claim(session, NOW, LEASE, 8)
        assert outbox.claim(session, NOW, LEASE, 8) == []
        outbox.settle(session, letter.id, Try("answered 500", None, NOW))
        [dead] = outbox.deliveries(session, "dead", None, 8)
        assert outbox.revive(session, dead.id, NOW).id == letter.id
        [(again, _)] = outbox.claim(session, NOW, LEASE, 8)
    assert again.id == letter.id


def test_counters_are_shared_and_start_anew(database: Database) -> None:
    one, other = CounterStorage(database), CounterStorage(database)

    counts = [one.incr("k", 60, 2), other.incr("k", 60), one.get("k")]
    one.incr("gone", -1)

    assert counts == [2, 3, 3]
    assert other.get("gone") == 0
    assert other.incr("gone", 60) == 1
