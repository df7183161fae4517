"""From a spec to a writer with a language model behind it."""

from collections.abc import Callable
from random import Random

from service.errors import WriterUnavailable
from service.writing import Writer
from service.writing.embedded import EmbeddedWriter
from service.writing.llm.auto import AutoWriter
from service.writing.llm.generator import Generator
from service.writing.llm.language import LanguageWriter
from service.writing.llm.options import LanguageOptions, OpenAiSpec, hf_spec, openai_spec
from service.writing.llm.remote import OpenAiGenerator


def open_language_writer(spec: str) -> Writer:
    """The writer of "hf:…", "openai:…", or "auto:" before either.

    Raises: UnknownWriter where it is no such spec; WriterUnavailable where the model cannot be
    loaded, but never for "auto:".
    """
    kind, _, rest = spec.partition(":")
    if kind == "auto":
        return _auto(rest)
    if kind == "openai":
        return _remote(openai_spec(rest))[0]
    return _local(rest)


def _auto(spec: str) -> Writer:
    kind, _, rest = spec.partition(":")
    embedded = EmbeddedWriter()
    if kind == "openai":
        writer, answers = _remote(openai_spec(rest))
        return AutoWriter(writer, answers, embedded)
    try:
        local = _local(rest)
    except WriterUnavailable as error:
        return AutoWriter(None, lambda: False, embedded, absence=error.detail)
    if not isinstance(local, LanguageWriter):
        return local
    return AutoWriter(local, lambda: True, embedded)


def _remote(spec: OpenAiSpec) -> tuple[LanguageWriter, Callable[[], bool]]:
    # Nothing but the pauses between attempts hangs on chance, and they shall differ.
    generator = OpenAiGenerator(spec, Random())  # noqa: S311
    return language_writer(generator, spec.options), generator.answers


def language_writer(generator: Generator, options: LanguageOptions) -> LanguageWriter:
    """With the fallback that the options name."""
    fallback = EmbeddedWriter() if options.fallback == "embedded" else None
    return LanguageWriter(generator, options, fallback)


def _local(text: str) -> Writer:
    spec = hf_spec(text)
    # Transformers take seconds to import, and are there only with the extra.
    try:
        from service.writing.llm.causal import CausalGenerator
        from service.writing.llm.loading import load
        from service.writing.llm.seq2seq import Seq2SeqWriter
    except ImportError as error:
        raise WriterUnavailable(f"pip install 'standfirst[llm]': {error}") from error
    loaded = load(spec)
    if loaded.writes_parts:
        return Seq2SeqWriter(loaded, spec.options, EmbeddedWriter())
    return language_writer(CausalGenerator(loaded, spec.options), spec.options)
