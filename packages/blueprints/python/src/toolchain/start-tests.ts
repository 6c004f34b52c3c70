/** Counts executed lines by probes in the code, which cost next to nothing; coverage.py traces each line of every library before Python 3.12. */
export const LINE_COUNTER = 'slipcover==1.1.0';

/** The folder of the layer that it is installed into, apart from the project's own packages. */
export const COUNTER_FOLDER = 'line-counter';

/**
 * pytest as `python -m pytest --cov` starts it. What every project imports is loaded first, uncounted. Few collections of garbage, as
 * there is little of it; what was loaded is none. The lines are counted by probes and reported by coverage.py with the project's own
 * settings; where there are no probes for this platform, pytest-cov counts. Arguments: the report, the folder of the probes, pytest's.
 */
export const startTests = String.raw`
import gc, pathlib, sys
gc.set_threshold(20000, 20, 20)
report, folder, *options = sys.argv[1:]
sys.path.append(folder)
import alembic.autogenerate, alembic.command, coverage, fastapi.openapi.utils, fastapi.testclient, prometheus_client, pydantic_settings
import sqlalchemy.orm, uvicorn, pytest
try:
    import slipcover
except ImportError:
    slipcover = None
gc.freeze()
if slipcover is None:
    sys.exit(pytest.main([*options, "--cov", f"--cov-report=json:{report}", "--cov-fail-under=0"]))

count = coverage.Coverage(data_file=None)
folders = [pathlib.Path("src", *name.split(".")) for name in count.get_option("run:source") or [""]]
lines = slipcover.Slipcover()
with slipcover.ImportManager(lines, slipcover.FileMatcher(sources=folders)):
    code = pytest.main(options)
data = count.get_data()
data.add_lines({str(pathlib.Path(name).absolute()): file["executed_lines"] for name, file in lines.get_coverage()["files"].items()})
packages = (path for folder in folders for path in folder.rglob("*.py") if path.with_name("__init__.py").exists())
data.touch_files(str(path.absolute()) for path in packages)
count.json_report(outfile=report, omit=count.get_option("run:omit"))
sys.exit(code)
`;
