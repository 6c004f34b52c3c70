/**
 * Python that prints one JSON line for each import that nothing locked provides. It runs in the layer's interpreter, so an installed
 * distribution is a locked one; the tree's own modules are found on disk. `-I` keeps the tree from taking part in its own judgement.
 */
export const checkImports = String.raw`
import ast, importlib.metadata, json, pathlib, re, sys, tomllib

def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()

locked = {normal(entry["name"]) for entry in tomllib.loads(pathlib.Path("uv.lock").read_text())["package"]}
installed = importlib.metadata.packages_distributions()
own = {path.stem for root in ("src", "tests", ".") for path in pathlib.Path(root).glob("*") if path.is_dir() or path.suffix == ".py"}
found = False
for root in ("src", "tests"):
    for path in sorted(pathlib.Path(root).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            else:
                continue
            for name in names:
                top = name.partition(".")[0]
                if top in own or top in sys.stdlib_module_names:
                    continue
                if not {normal(each) for each in installed.get(top, ())} & locked:
                    found = True
                    print(json.dumps({"path": str(path), "line": node.lineno, "column": node.col_offset + 1, "name": name}))
sys.exit(found)
`;
