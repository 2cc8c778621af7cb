#!/usr/bin/env python3
"""A client of Ouroboros in one file: the standard library alone, pandas if it is there.

    from ouroboros import Client
    client = Client("http://localhost:8080")          # key="ou_1_...", or OUROBOROS_KEY
    experiment = client.wait(client.submit("gaussian.json")["id"])
    client.summary(experiment["id"], "variance")      # a DataFrame; a list of dicts without pandas

    python3 ouroboros.py run spec.json                # submit, wait with progress, tell the links
    python3 ouroboros.py presets
    python3 ouroboros.py csv ID > generations.csv
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Union

try:
    import pandas
except ImportError:
    pandas = None

Json = Dict[str, Any]
Spec = Union[Mapping[str, Any], str, "os.PathLike[str]"]

FINISHED = ("completed", "failed", "cancelled")


class Problem(Exception):
    """An answer that is an error: status and the problem+json (RFC 9457) in `problem`."""

    def __init__(self, status: int, problem: Json) -> None:
        self.status = status
        self.problem = problem
        details = [f"{error.get('pointer')}: {error.get('detail')}" for error in problem.get("errors", [])]
        text = "; ".join(details) or problem.get("detail") or problem.get("title") or "no details"
        super().__init__(f"{status} {problem.get('type', '')}: {text}")


class Client:
    """The service at a base URL. A key is sent if there is one; answers are dicts as the API describes them."""

    def __init__(self, base: Optional[str] = None, key: Optional[str] = None, timeout: float = 120) -> None:
        self.base = (base or os.environ.get("OUROBOROS_URL") or "http://localhost:8080").rstrip("/")
        self.key = key or os.environ.get("OUROBOROS_KEY")
        self.timeout = timeout

    # ---- experiments

    def submit(self, spec: Spec, idempotency_key: Optional[str] = None, **overrides: Any) -> Json:
        """Submit a spec: a dict, the name of a JSON file, or the name of a preset, whose fields may be overridden."""
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        if isinstance(spec, Mapping):
            return self._json("POST", "/experiments", {**spec, **overrides}, headers)
        name = os.fspath(spec)
        if os.path.exists(name):
            return self._json("POST", "/experiments", {**_read(name), **overrides}, headers)
        if name.endswith(".json"):
            raise FileNotFoundError(name)
        return self._json("POST", f"/presets/{_quoted(name)}/experiments", overrides, headers)

    def validate(self, spec: Spec, **overrides: Any) -> Json:
        """What a spec would cost; a Problem with all that is wrong with it if it is refused."""
        content = spec if isinstance(spec, Mapping) else _read(os.fspath(spec))
        return self._json("POST", "/experiments/validate", {**content, **overrides})

    def get(self, experiment: str) -> Json:
        """An experiment with its state and progress."""
        return self._json("GET", f"/experiments/{experiment}")

    def experiments(self, **filters: Any) -> Iterator[Json]:
        """All experiments, page by page: state=, tag=, q=, sort=."""
        return self._items("/experiments?" + urllib.parse.urlencode(filters))

    def wait(self, experiment: str, progress: Optional[Callable[[Json], None]] = None,
             timeout: float = math.inf) -> Json:
        """Wait until an experiment is finished; `progress` is called with it whenever it changes."""
        end = time.monotonic() + timeout
        known: Optional[str] = None
        while True:
            seconds = max(0.0, min(20.0, end - time.monotonic()))
            query = f"?wait={int(1000 * seconds)}ms" if known else ""
            status, headers, body = self._send("GET", f"/experiments/{experiment}{query}",
                                               headers={"If-None-Match": known} if known else {})
            if status != 304:
                known = headers.get("ETag")
                answer = json.loads(body)
                if progress:
                    progress(answer)
                if answer["state"] in FINISHED:
                    return answer
            if time.monotonic() >= end:
                raise TimeoutError(f"experiment {experiment} is not finished after {timeout} s")

    def pause(self, experiment: str) -> Json:
        """Stop what runs within a second; nothing is lost."""
        return self._json("POST", f"/experiments/{experiment}/pause")

    def resume(self, experiment: str) -> Json:
        """Let a paused experiment go on, with the same bits."""
        return self._json("POST", f"/experiments/{experiment}/resume")

    def cancel(self, experiment: str) -> Json:
        """Give an experiment up; what it has found out stays."""
        return self._json("POST", f"/experiments/{experiment}/cancel")

    def retry(self, experiment: str) -> Json:
        """Let failed and cancelled runs go on from what is stored."""
        return self._json("POST", f"/experiments/{experiment}/retry")

    def delete(self, experiment: str) -> None:
        """Delete a finished experiment and everything of it."""
        self._send("DELETE", f"/experiments/{experiment}")

    # ---- results

    def runs(self, experiment: str) -> Iterator[Json]:
        """The runs of an experiment by sweep point and replicate."""
        return self._items(f"/experiments/{experiment}/runs?limit=1000")

    def summary(self, experiment: str, metric: str) -> Any:
        """Statistics over replicates: a row for each sweep point and generation, swept values as columns."""
        answer = self._json("GET", f"/experiments/{experiment}/summary?metric={_quoted(metric)}")
        rows: List[Json] = []
        for point in answer["points"]:
            columns = {name: column for name, column in point.items() if isinstance(column, list)}
            for name, positions in (point.get("nonFinite") or {}).items():
                for position, word in positions.items():
                    columns[name][int(position)] = float(word)
            for i in range(len(point["generation"])):
                rows.append({"sweepPoint": point["sweepPoint"], **point["values"],
                             **{name: column[i] for name, column in columns.items()}})
        return _table(rows)

    def generations(self, experiment: str) -> Any:
        """Every generation of every run: run, sweepPoint, replicate, generation, and a column for each metric."""
        text = self.csv(experiment)
        if pandas is not None:
            return pandas.read_csv(io.StringIO(text), float_precision="round_trip")
        whole = ("run", "sweepPoint", "replicate", "generation")
        return [{name: (int if name in whole else float)(value) for name, value in row.items()}
                for row in csv.DictReader(io.StringIO(text))]

    def csv(self, experiment: str) -> str:
        """The same as text."""
        return self._send("GET", f"/experiments/{experiment}/generations", headers={"Accept": "text/csv"})[2].decode()

    def parquet(self, experiment: str) -> bytes:
        """The same as a Parquet file, with swept values, spec, seed, version and units in it."""
        return self._send("GET", f"/experiments/{experiment}/generations.parquet")[2]

    def samples(self, run: int, generation: int) -> Json:
        """Generated data that snapshots kept of a generation."""
        return self._json("GET", f"/runs/{run}/generations/{generation}/samples")

    def theory(self, experiment: str) -> Json:
        """Closed forms beside what replicates show, of all sweep points."""
        answer = self._json("GET", f"/experiments/{experiment}/theory")
        link = answer.get("next")
        while link:
            page = self._json("GET", link)
            answer["predictions"] += page["predictions"]
            answer["notApplicable"] += page["notApplicable"]
            answer["applicable"] = answer["applicable"] or page["applicable"]
            link = page.get("next")
        answer["next"] = None
        return answer

    def verdicts(self, experiment: str, **thresholds: Any) -> Json:
        """The eight definitions of collapse."""
        return self._json("GET", f"/experiments/{experiment}/verdicts?" + urllib.parse.urlencode(thresholds))

    def chart(self, experiment: str, metric: str, file: Optional[str] = None, format: str = "svg",
              **parameters: Any) -> bytes:
        """A chart: points=, theme=, x=, y=, statistic=, width=, height=; written to a file if one is named."""
        if file and "." in file:
            format = file.rsplit(".", 1)[1]
        query = urllib.parse.urlencode(parameters)
        content = self._send("GET", f"/experiments/{experiment}/charts/{_quoted(metric)}.{format}?{query}")[2]
        if file:
            with open(file, "wb") as out:
                out.write(content)
        return content

    def events(self, experiment: str, last: int = 0, reconnect: float = 1.0) -> Iterator[Json]:
        """What happens, from the beginning or after event `last`, until the experiment is finished.

        Each is a dict of `event`, `data`, and `id` where it is an event of the experiment rather than its progress.
        A connection that breaks is made again after `reconnect` seconds, and no event is told twice.
        """
        while True:
            headers = {"Accept": "text/event-stream"}
            if last:
                headers["Last-Event-ID"] = str(last)
            try:
                with self._open("GET", f"/experiments/{experiment}/events", headers=headers) as answer:
                    if answer.status == 204:
                        return
                    for event in _events(answer):
                        if "id" in event:
                            last = int(event["id"])
                        yield event
            except Problem as problem:
                if problem.status < 500:
                    raise
            except OSError:
                pass
            time.sleep(reconnect)

    # ---- presets, data sets, catalogue

    def presets(self) -> List[Json]:
        """Published experiments."""
        return self._json("GET", "/presets")["items"]

    def catalog(self) -> Json:
        """Everything that a spec may say."""
        return self._json("GET", "/catalog")

    def upload(self, name: str, file: "Union[str, os.PathLike[str]]", media_type: str) -> Json:
        """Upload a file as a data set: text/csv, text/plain, application/x-ndjson, application/octet-stream."""
        with open(file, "rb") as content:
            return json.loads(self._send("POST", f"/datasets?name={_quoted(name)}", content.read(),
                                         {"Content-Type": media_type})[2])

    def datasets(self) -> Iterator[Json]:
        """All data sets."""
        return self._items("/datasets")

    # ---- requests

    def _items(self, path: str) -> Iterator[Json]:
        link: Optional[str] = path
        while link:
            page = self._json("GET", link)
            yield from page["items"]
            link = page.get("next")

    def _json(self, method: str, path: str, body: Any = None, headers: Optional[Mapping[str, str]] = None) -> Any:
        content = None if body is None else json.dumps(body, allow_nan=False).encode()
        sent = {"Accept": "application/json", **(headers or {})}
        if content is not None:
            sent["Content-Type"] = "application/json"
        return json.loads(self._send(method, path, content, sent)[2])

    def _send(self, method: str, path: str, body: Optional[bytes] = None,
              headers: Optional[Mapping[str, str]] = None) -> Any:
        with self._open(method, path, body, headers) as answer:
            return answer.status, answer.headers, answer.read()

    def _open(self, method: str, path: str, body: Optional[bytes] = None,
              headers: Optional[Mapping[str, str]] = None) -> Any:
        url = self.base + (path if path.startswith("/api/") else "/api/v1" + path)
        request = urllib.request.Request(url, data=body, method=method, headers=dict(headers or {}))
        if self.key:
            request.add_header("Authorization", "Bearer " + self.key)
        try:
            return urllib.request.urlopen(request, timeout=self.timeout)
        except urllib.error.HTTPError as error:
            if error.code == 304:
                return error
            with error:
                raise Problem(error.code, _problem(error.read())) from None


def _problem(body: bytes) -> Json:
    try:
        problem = json.loads(body)
        return problem if isinstance(problem, dict) else {"detail": str(problem)}
    except ValueError:
        return {"detail": body.decode(errors="replace")}


def _events(lines: Any) -> Iterator[Json]:
    """Server-sent events, as WHATWG HTML defines them, data read as JSON."""
    event: Json = {}
    for raw in lines:
        line = raw.decode().rstrip("\r\n")
        if not line:
            if "data" in event:
                yield {"event": "message", **event, "data": json.loads(event["data"])}
            event = {}
        elif not line.startswith(":"):
            field, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            event[field] = event[field] + "\n" + value if field == "data" and field in event else value


def _read(file: str) -> Json:
    with open(file, encoding="utf-8") as content:
        return json.load(content)


def _quoted(text: str) -> str:
    return urllib.parse.quote(text, safe="")


def _table(rows: List[Json]) -> Any:
    return rows if pandas is None else pandas.DataFrame(rows)


def _progress(experiment: Json) -> None:
    left = experiment["progress"]["estimatedSecondsLeft"]
    print(f"{experiment['state']:<10} {100 * experiment['progress']['fraction']:5.1f} %"
          + ("" if left is None else f"  {left:g} s left"), file=sys.stderr)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="A client of Ouroboros.")
    parser.add_argument("--url", help="base URL; else OUROBOROS_URL, else http://localhost:8080")
    parser.add_argument("--key", help="key; else OUROBOROS_KEY")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="submit a spec (a file, or the name of a preset) and wait").add_argument("spec")
    commands.add_parser("validate", help="what a spec would cost").add_argument("spec")
    commands.add_parser("presets", help="list published experiments")
    commands.add_parser("csv", help="every generation of an experiment").add_argument("id")
    chart = commands.add_parser("chart", help="write a chart: chart ID variance variance.svg")
    for name in ("id", "metric", "file"):
        chart.add_argument(name)
    options = parser.parse_args(arguments)
    client = Client(options.url, options.key)
    try:
        if options.command == "run":
            experiment = client.wait(client.submit(options.spec)["id"], _progress)
            print(json.dumps({"id": experiment["id"], "state": experiment["state"], "links": experiment["links"]}, indent=2))
            return 0 if experiment["state"] == "completed" else 1
        if options.command == "validate":
            print(json.dumps(client.validate(options.spec), indent=2))
        elif options.command == "presets":
            for preset in client.presets():
                print(f"{preset['name']:<28} {preset['title']}")
        elif options.command == "csv":
            sys.stdout.write(client.csv(options.id))
        else:
            client.chart(options.id, options.metric, options.file)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads, such as head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (Problem, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
