"""ONNX's own checker and shape inference on all models of a folder. Not part of the build. On Debian:

apt-get install python3-onnx
./mvnw -Pquick -DskipTests=false -pl nas-core,search-spaces test -Dtest=CatalogueExportTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dnas4j.onnx.folder=/tmp/models
/usr/bin/python3 search-spaces/src/test/python/check_onnx.py /tmp/models
"""

import pathlib
import sys

import onnx


def shape(value):
    return [dim.dim_param or dim.dim_value for dim in value.type.tensor_type.shape.dim]


def check(model):
    """Raises what is wrong. Our shapes must be those that are inferred when none is given."""
    onnx.checker.check_model(model, full_check=True)
    ours = {value.name: shape(value) for value in [*model.graph.value_info, *model.graph.output]}
    del model.graph.value_info[:]
    inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    known = {value.name: shape(value) for value in inferred.graph.value_info}
    differences = {
        name: (ours[name], known[name])
        for name in ours.keys() & known.keys()
        if len(ours[name]) != len(known[name])
        or any(a != b for a, b in zip(ours[name], known[name]) if b and not str(b).startswith("unk__"))
    }
    if differences:
        raise ValueError(f"shapes differ: {differences}")
    return len(ours), len(ours.keys() & known.keys())


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.onnx"))
    failures, described, compared = 0, 0, 0
    for file in files:
        try:
            counts = check(onnx.load(file))
            described, compared = described + counts[0], compared + counts[1]
        except Exception as problem:  # whatever it is, the other files are looked at as well
            failures += 1
            print(f"{file.name}: {problem}")
    print(f"onnx {onnx.__version__}: {len(files)} models, {failures} failed; {compared} of {described} shapes inferred too")
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
