"""A definition as a YAML text that people can read, keep and hold against the one in the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from leadpact.domain.definition import DefinitionContent, content_hash, content_text
from leadpact.domain.model_file import (
    dump_document,
    error_words,
    line_of,
    load_document,
    model_in,
    model_parts,
    plain_value,
)
from leadpact.errors import DefinitionError

_PARTS = "a definition has 'definition', 'dated', 'reasons', 'model', 'evidence' and 'hash'"
_HINT = "Correct that line, or download the definition again."
_OF_THE_FILE = ("definition", "model", "signatures", "hash")


@dataclass(frozen=True)
class FileSignature:
    """A signature as a file tells it: shown, and never trusted."""

    team: str
    person: str
    signed_at: str


@dataclass(frozen=True)
class DefinitionFile:
    """What a file says: the content, the hash that it was signed under, and who signed."""

    content: DefinitionContent
    hash: str
    signatures: tuple[FileSignature, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether the content is still the one that was signed under that hash."""
        return content_hash(content_text(self.content)) == self.hash


def dump_definition(
    content: DefinitionContent, digest: str, signatures: Sequence[FileSignature]
) -> str:
    """The whole content as YAML text, then who signed, then the hash.

    `parse_definition` reads it back to an equal content. The model part is a model file's text.
    """
    tree = content.model_dump(exclude_none=True, exclude={"model", "evidence", "number"})
    evidence = content.evidence.model_dump(exclude_none=True)
    return dump_document(
        {
            "definition": content.number,
            **{key: _readable(part) for key, part in tree.items()},
            "model": model_parts(content.model),
            "evidence": _readable(evidence),
            "signatures": [_readable(vars(one)) for one in signatures],
            "hash": digest,
        }
    )


def is_definition_file(text: str) -> bool:
    """Whether the text is that of a definition, and not of a scoring model."""
    return any(line.startswith("definition:") for line in text.splitlines())


def parse_definition(text: str, file_name: str = "definition.yaml") -> DefinitionFile:
    """What the YAML text says; raises DefinitionError or ModelError naming the line."""
    document = load_document(text, file_name, _PARTS)
    model = document.get("model")
    if not isinstance(model, CommentedMap):
        line = line_of(document, ("model",))
        raise _error(file_name, line, "'model' has the parts of a model file")
    fields = {key: value for key, value in document.items() if key not in _OF_THE_FILE}
    try:
        content = DefinitionContent.model_validate(
            {**fields, "number": document.get("definition"), "model": model_in(model, file_name)}
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ["definition" if step == "number" else step for step in first["loc"]]
        line = line_of(document, where)
        raise _error(file_name, line, error_words(where, first["msg"])) from error
    return DefinitionFile(content, str(document.get("hash", "")), _signatures(document))


def _signatures(document: CommentedMap) -> tuple[FileSignature, ...]:
    entries = document.get("signatures")
    told = [one for one in entries or () if isinstance(one, CommentedMap)]
    return tuple(
        FileSignature(*(str(one.get(part, "")) for part in ("team", "person", "signed_at")))
        for one in told
    )


def _readable(value: Any) -> Any:
    """What YAML can write; small parts, and lists of numbers, stand on one line."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return plain_value(value)
    if isinstance(value, Mapping):
        parts = CommentedMap({key: _readable(part) for key, part in value.items()})
        if not any(isinstance(part, CommentedMap | CommentedSeq) for part in parts.values()):
            parts.fa.set_flow_style()
        return parts
    if isinstance(value, tuple | list):
        entries = CommentedSeq([_readable(part) for part in value])
        if all(isinstance(part, int) for part in entries):
            entries.fa.set_flow_style()
        return entries
    return value


def _error(file_name: str, line: int, what: str) -> DefinitionError:
    return DefinitionError(f"{file_name}, line {line}: {what}", _HINT)
