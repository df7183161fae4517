"""What was asked for: the references, the gate, and who answers."""

from dataclasses import dataclass, replace
from pathlib import Path

from eval.answer_cache import Cached
from eval.answering import Answering, Local, Opening, Parallel, Service
from eval.evaluation import Plan
from eval.gate import Gate, load_gate, shipped_gate
from eval.manifest import Place
from eval.reference import ToolError
from eval.source import SHIPPED, Source


@dataclass(frozen=True, slots=True)
class Choice:
    """What to evaluate on. `gate` None: the shipped one, unless references are left out or other,
    which it could only call missing. `against`: an accepted evaluation to fall behind of; None:
    the one that the gate names, if it does."""

    source: Source = SHIPPED
    only: tuple[str, ...] = ()
    limit: int | None = None
    seed: int = 0
    gate: Path | None = None
    gated: bool = True
    with_baseline: bool = True
    against: Path | None = None

    def plan(self) -> Plan:
        """Raises: ToolError if references or gate cannot be read, or options exclude each other."""
        self._refuse_contradictions()
        source = self.source.resolved()
        return Plan(
            references=source.load(self.only, self.limit),
            place=source.place,
            seed=self.seed,
            with_baseline=self.with_baseline,
            gate=self._gate(whole=source.is_shipped and not (self.only or self.limit)),
        )

    def made_on(self, place: Place | None, count: int) -> "Choice":
        """The choice for a run that is kept, of `count` references at `place`: these, where no
        others are named. Raises: ToolError where they are gone."""
        if place is None or self.source != SHIPPED:
            return self
        # Of a file they are the first: what is behind need not be read.
        return replace(self, source=Source.at(place), limit=count if place.kind == "data" else None)

    def accepted(self, gate: Gate | None) -> Path | None:
        """The report to hold the run against."""
        if self.against or gate is None or gate.regression is None:
            return self.against
        return (self.gate or shipped_gate()).parent / gate.regression.accepted

    def is_part(self, plan: Plan) -> bool:
        """Whether the plan has fewer references than there are, because so few were asked for."""
        return bool(self.only) or len(plan.references) == self.limit

    def _refuse_contradictions(self) -> None:
        if not self.gated and (self.gate or self.against):
            raise ToolError(
                f"{'--gate' if self.gate else '--against'} and --no-gate exclude each other"
            )

    def _gate(self, *, whole: bool) -> Gate | None:
        if not self.gated:
            return None
        if self.gate:
            return load_gate(self.gate)
        return load_gate(shipped_gate()) if whole else None


@dataclass(frozen=True, slots=True)
class Asking:
    """Who answers: the writer of `spec` in `workers` processes, or, where `service` is a URL, what
    runs there, asked by so many at once; `cache` keeps the answers."""

    spec: str = "embedded"
    service: str | None = None
    key_file: Path | None = None
    workers: int = 1
    cache: Path | None = None

    def open(self, opening: Opening) -> Answering:
        """Raises: ToolError or StandfirstError where nobody can answer."""
        answering = self._service() if self.service else self._writer(opening)
        return Cached(answering, self.cache) if self.cache else answering

    def _service(self) -> Answering:
        try:
            key = self.key_file.read_text(encoding="utf-8").strip() if self.key_file else None
        except OSError as error:
            raise ToolError(f"cannot read the key: {error}") from error
        return Service(self.service or "", key, self.workers)

    def _writer(self, opening: Opening) -> Answering:
        writer = opening(self.spec)
        if self.workers == 1:
            return Local(writer)
        return Parallel(writer.name, opening, self.spec, self.workers)
