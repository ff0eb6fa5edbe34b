import pytest

from app import waiting
from app.database import DatabaseNotReady, DatabaseUnavailable


class Attempt:
    """Fails as often as it is told to, and then succeeds."""

    def __init__(self, failures: int, error: type[Exception] = DatabaseNotReady) -> None:
        self.failures = failures
        self.error = error
        self.tries = 0

    def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self.failures:
            raise self.error("It is away.")
        return "there"


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(waiting, "LONGEST_PAUSE", 0.03)


def test_a_database_that_is_there_is_not_waited_for() -> None:
    told: list[str] = []
    assert waiting.when_ready(Attempt(failures=0), 10, told.append) == "there"
    assert told == []


def test_every_failed_try_is_told_once_and_the_pauses_grow_up_to_a_longest_one() -> None:
    told: list[str] = []
    attempt = Attempt(failures=4)
    assert waiting.when_ready(attempt, 10, told.append) == "there"
    assert attempt.tries == 5
    pauses = ("0.01", "0.02", "0.03", "0.03")
    assert told == [f"It is away. Trying again in {pause} s, and giving up in 10 s." for pause in pauses]


def test_the_last_try_is_at_the_limit() -> None:
    told: list[str] = []
    attempt = Attempt(failures=1000)
    with pytest.raises(DatabaseNotReady, match="away"):
        waiting.when_ready(attempt, 0.1, told.append)
    assert len(told) == attempt.tries - 1
    assert 4 <= attempt.tries <= 8


def test_a_limit_of_zero_is_one_try() -> None:
    attempt = Attempt(failures=1)
    with pytest.raises(DatabaseNotReady):
        waiting.when_ready(attempt, 0, pytest.fail)
    assert attempt.tries == 1


def test_what_waiting_does_not_mend_is_not_tried_again() -> None:
    attempt = Attempt(failures=1, error=DatabaseUnavailable)
    with pytest.raises(DatabaseUnavailable):
        waiting.when_ready(attempt, 10, pytest.fail)
    assert attempt.tries == 1
