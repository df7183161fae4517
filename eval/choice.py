"""What was asked for: the references, the gate, and who answers."""

from dataclasses import dataclass
from pathlib import Path

from eval.answer_cache import Cached
from eval.answering import Answering, Local, Opening, Parallel, Service
from eval.datasets import load_data
from eval.evaluation import Plan
from eval.gate import Gate, load_gate, shipped_gate
from eval.reference import Reference, ToolError, load_references, shipped_references
from eval.reviews import load_reviews


@dataclass(frozen=True, slots=True)
class Choice:
    """What to evaluate on. `references` None: the shipped ones, unless `data` is one file of
    references or `reviews` names a database or a file of them; `gate` None: the shipped one,
    unless references are left out or other, which it could only call missing. `against`: an
    accepted evaluation to fall behind of; None: the one that the gate names, if it does."""

    references: Path | None = None
    data: Path | None = None
    reviews: str | None = None
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
        return Plan(
            references=self._references()[: self.limit],
            seed=self.seed,
            with_baseline=self.with_baseline,
            gate=self._gate(),
        )

    def accepted(self, gate: Gate | None) -> Path | None:
        """The report to hold the run against."""
        if self.against or gate is None or gate.regression is None:
            return self.against
        return (self.gate or shipped_gate()).parent / gate.regression.accepted

    def is_part(self, plan: Plan) -> bool:
        """Whether the plan has fewer references than there are, because so few were asked for."""
        return bool(self.only) or len(plan.references) == self.limit

    def _refuse_contradictions(self) -> None:
        told = {
            "--references": self.references,
            "--data": self.data,
            "--from-reviews": self.reviews,
        }
        given = [name for name, value in told.items() if value]
        if len(given) > 1:
            raise ToolError(f"{' and '.join(given)} exclude each other")
        if self.data and self.only:
            raise ToolError("--data and --only exclude each other")
        if not self.gated and (self.gate or self.against):
            raise ToolError(
                f"{'--gate' if self.gate else '--against'} and --no-gate exclude each other"
            )

    def _references(self) -> tuple[Reference, ...]:
        if self.data is not None:
            return load_data(self.data, self.limit)
        if self.reviews is None:
            return load_references(self.references or shipped_references(), self.only)
        found = load_reviews(self.reviews)
        if unknown := sorted(set(self.only) - {reference.id for reference in found}):
            raise ToolError(f"no reference is called {', '.join(unknown)}")
        return tuple(r for r in found if not self.only or r.id in self.only)

    def _gate(self) -> Gate | None:
        if not self.gated:
            return None
        if self.gate:
            return load_gate(self.gate)
        others = self.references or self.data or self.reviews
        whole = not (others or self.only or self.limit)
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
