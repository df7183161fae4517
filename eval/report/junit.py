"""The report as JUnit XML, which CI servers show as tests: one case a check, one an article."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from eval.evaluation import Evaluation
from eval.gate import Check
from eval.runner import Case
from service.errors import StandfirstError

# XML 1.0 has no way to write these.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(evaluation: Evaluation) -> str:
    """Quality faults are failures, tool faults are errors."""
    root = Element("testsuites", name="standfirst eval")
    checks = evaluation.verdict.checks if evaluation.verdict else ()
    gate = _suite(root, "gate", len(checks))
    for check in checks:
        _check(gate, check)
    articles = _suite(root, "articles", len(evaluation.run.cases))
    for case in evaluation.run.cases:
        _case(articles, case)
    for suite in (gate, articles):
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
        suite.set("errors", str(len(suite.findall("testcase/error"))))
    indent(root)
    # encoding="unicode" would declare whatever the locale prefers.
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return f"{document.decode()}\n"


def _suite(root: Element, name: str, tests: int) -> Element:
    return SubElement(root, "testsuite", name=name, tests=str(tests))


def _check(suite: Element, check: Check) -> None:
    name = f"{check.subject}: {check.wanted}"
    element = SubElement(suite, "testcase", classname="gate", name=_text(name))
    if check.fault:
        tag = "failure" if check.fault == "quality" else "error"
        SubElement(element, tag, message=_text(f"got {check.got}"), type=check.fault)


def _case(suite: Element, case: Case) -> None:
    element = SubElement(suite, "testcase", classname="articles", name=case.reference.id)
    if isinstance(case.answer, StandfirstError):
        message = f"{case.answer.code}: {case.answer.detail}"
        SubElement(element, "failure", message=_text(message), type="article")


def _text(text: str) -> str:
    return _NOT_XML.sub("�", text)
