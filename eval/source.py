"""Where references come from: those that ship, a folder, a file, reviews, or a suite by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.datasets import load_data
from eval.manifest import Place
from eval.reference import Reference, ToolError, load_references, shipped_references
from eval.reviews import load_reviews
from eval.suites import find_suite, is_suite


@dataclass(frozen=True, slots=True)
class Source:
    """At most one of `references` (a folder), `data` (a file, or a folder of stories), `reviews`
    (a database's URL or a file) and `suite` (a name; `suites` is the folder of public ones); the
    references that ship where none is given."""

    references: Path | None = None
    data: Path | None = None
    reviews: str | None = None
    suite: str | None = None
    suites: Path | None = None

    def resolved(self) -> "Source":
        """The same without a suite's name. Raises: ToolError where it cannot be found, or more
        than one is given."""
        told = {
            "--references": self.references,
            "--data": self.data,
            "--from-reviews": self.reviews,
            "--suite": self.suite,
        }
        given = [name for name, value in told.items() if value]
        if len(given) > 1:
            raise ToolError(f"{' and '.join(given)} exclude each other")
        if self.suite:
            return Source(data=find_suite(self.suite, self.suites))
        return self

    @property
    def is_shipped(self) -> bool:
        """Of a resolved one: whether it is the references that ship."""
        return not (self.references or self.data or self.reviews)

    def load(self, only: Sequence[str], limit: int | None) -> tuple[Reference, ...]:
        """The references of a resolved one, those named in `only` where it names any, and at most
        `limit`. Raises: ToolError where they cannot be read."""
        if self.data is not None:
            if only:
                raise ToolError("--only is for references that have folders, or reviews")
            if is_suite(str(self.data)) and not self.data.exists():
                raise ToolError(f"there is no {self.data}; the suite is --suite {self.data}")
            return load_data(self.data, limit)
        if self.reviews is None:
            return load_references(self.references or shipped_references(), only)[:limit]
        found = load_reviews(self.reviews)
        if unknown := sorted(set(only) - {reference.id for reference in found}):
            raise ToolError(f"no reference is called {', '.join(unknown)}")
        return tuple(r for r in found if not only or r.id in only)[:limit]

    @property
    def place(self) -> Place | None:
        """Where a later look at the run finds the references; None for those that ship, and for a
        database, whose URL may hold a password."""
        if self.data:
            return Place("data", str(self.data.resolve()))
        if self.references:
            return Place("references", str(self.references.resolve()))
        if self.reviews and "://" not in self.reviews:
            return Place("reviews", str(Path(self.reviews).resolve()))
        return None

    @classmethod
    def at(cls, place: Place) -> "Source":
        """The source that a run was made on. Raises: ToolError where it is gone."""
        if not Path(place.path).exists():
            option = "--from-reviews" if place.kind == "reviews" else f"--{place.kind}"
            raise ToolError(
                f"the run was made on {place.path}, which is gone; say with {option} where it is"
            )
        match place.kind:
            case "data":
                return cls(data=Path(place.path))
            case "references":
                return cls(references=Path(place.path))
            case "reviews":
                return cls(reviews=place.path)


SHIPPED = Source()
