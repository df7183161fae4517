"""What the people and bodies of a document are called."""

from service.document import Document, Entity
from service.writing.embedded.naming.pronoun_words import TITLES


class Names:
    """The names of one document, ready to be asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def document(self) -> Document:
        return self._document

    def key(self, entity: Entity) -> str:
        """People go by their last name, everything else by all of it."""
        text = self.text(entity).lower()
        return text.rsplit(maxsplit=1)[-1] if entity.kind == "person" and text else text

    def text(self, entity: Entity) -> str:
        words = self._document.text[entity.span.start : entity.span.end].split()
        while words and words[0].lower().rstrip(".") == "the":
            words = words[1:]
        text = " ".join(words)
        for clitic in ("'s", "’s"):
            text = text.removesuffix(clitic)
        return text

    def called(self, entity: Entity) -> tuple[str, int] | None:
        """What to call the one meant, and the sentence that calls it so: a person by the fullest
        form of at most three words, anything else by its own words. None where two people share
        the surname."""
        text = self.text(entity)
        if self._document.text[max(entity.span.start - 1, 0)] in "-–":
            return None  # "C-Murder" is not called "Murder".
        if entity.kind != "person":
            before = self._document.text[: entity.span.start].rstrip().lower()
            raw = self._document.text[entity.span.start : entity.span.end].lower()
            has_article = before.endswith((" the", "\nthe")) or raw.startswith("the ")
            return (f"the {text}" if has_article else text), entity.sentence
        key = self.key(entity)
        forms: dict[str, int] = {}
        for other in self._document.entities:
            form = self.text(other)
            if other.kind == "person" and self.key(other) == key and form[:1].isupper():
                forms.setdefault(form, other.sentence)
        full = sorted((f for f in forms if 2 <= len(f.split()) <= 3), key=len)
        if not full:
            return text, entity.sentence
        if len({_given(form) for form in full} - {""}) > 1:
            return None
        return full[-1], forms[full[-1]]


def _given(name: str) -> str:
    """The first name; "" where none is told, or only a title: "Mr Roos"."""
    words = [word for word in name.split()[:-1] if word.lower().rstrip(".") not in TITLES]
    return words[0] if words else ""
