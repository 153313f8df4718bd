"""What passes between the service and its workers: jobs, and replies to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do: one of the names of `forumtrace.serve_jobs.JOBS`, and what it is done with."""

    name: str
    given: Mapping[str, str | tuple[str, ...]]

    def one(self, name: str) -> str:
        """The text called `name`; empty when there is none."""
        value = self.given.get(name, "")
        assert isinstance(value, str), f"{name} is one text"
        return value

    def several(self, name: str) -> tuple[str, ...]:
        """The texts called `name`."""
        value = self.given.get(name, ())
        assert isinstance(value, tuple), f"{name} is a tuple"
        return value


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP has it."""

    status: int
    content: bytes
    media: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)
