"""Reads the archive "Figures of groups", checks its manifest, and shows the main panels of one group.

    python3 read_figures.py aggregates.zip [group]

Needs nothing but Python; draws figures.png where matplotlib is installed.
"""

import csv
import hashlib
import io
import json
import sys
import zipfile

PANELS = {
    "Quality and time": ["M1.quality", "M1.defects", "M2.time", "M2.felt"],
    "Trust that fits": ["M3.bias", "M3.raised"],
    "Errors caught": ["M4.caught", "M4.alarms", "M4.critical", "M4.skill", "M4.criterion"],
    "Work done, and use that lasts": ["M5.completed", "M5.ai-bypass", "M5.check-bypass", "use.sustained", "use.habit"],
}


def read(path):
    """The rows of the figures, after every file was found to be what the manifest says."""
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for file in manifest["files"]:
            content = archive.read(file["file"])
            if hashlib.sha256(content).hexdigest() != file["sha256"]:
                raise SystemExit(f"{file['file']} is not what the manifest says")
        table = archive.read("metric_cell.csv").decode("utf-8")
    return manifest, list(csv.DictReader(io.StringIO(table)))


def number(text):
    """A missing number is None, never zero."""
    return float(text) if text else None


def wilson(x, n, z=1.959964):
    """The interval of a rate, to check the product from outside: 8 of 10 is 0.490162 to 0.943318."""
    p = x / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, centre - half), min(1.0, centre + half)


def show(row):
    estimate, lower, upper = (number(row[key]) for key in ("estimate", "lower", "upper"))
    if estimate is None:
        return f"  {row['figure']:<18} {row['status']}"
    interval = f" ({lower:.2f} to {upper:.2f})" if lower is not None and upper is not None else ""
    people = f", {row['people']} people" if row["people"] else ""
    return f"  {row['figure']:<18} {estimate:.2f}{interval}{people}, {row['status']}"


def draw(panels, title):
    try:
        import matplotlib

        matplotlib.use("Agg")
        import matplotlib.pyplot as plot
    except ImportError:
        return
    figure, axes = plot.subplots(len(panels), 1, figsize=(7, 2.2 * len(panels)))
    for axis, (name, rows) in zip(axes, panels.items()):
        shown = [row for row in rows if row["estimate"]]
        for y, row in enumerate(shown):
            estimate, lower, upper = (number(row[key]) for key in ("estimate", "lower", "upper"))
            if lower is not None and upper is not None:
                axis.plot([lower, upper], [y, y], color="#0072B2")
            # Few data are hollow.
            axis.plot(estimate, y, "o", color="#0072B2", fillstyle="none" if row["status"] == "THIN" else "full")
        axis.set_yticks(range(len(shown)), [row["figure"] for row in shown])
        axis.set_title(name, loc="left")
        axis.invert_yaxis()
    figure.suptitle(title)
    figure.tight_layout()
    figure.savefig("figures.png", dpi=150)
    print("drawn: figures.png")


def main(path, group="organisation"):
    low, high = wilson(8, 10)
    assert abs(low - 0.490162) < 1e-5 and abs(high - 0.943318) < 1e-5
    manifest, rows = read(path)
    of_group = {row["figure"]: row for row in rows if row["cohort"] == group}
    if not of_group:
        raise SystemExit(f"no group {group}; there are {', '.join(sorted({row['cohort'] for row in rows}))}")
    print(f"{manifest['organisation']}, {group}, {manifest['filters']['from']} to {manifest['filters']['to']}")
    print(manifest["purpose"])
    panels = {name: [of_group[one] for one in figures if one in of_group] for name, figures in PANELS.items()}
    for name, figures in panels.items():
        print(name)
        for row in figures:
            print(show(row))
    draw(panels, f"{manifest['organisation']}: {group}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
