"""Makes the files beside it: one network's weights, as Keras, PyTorch and NumPy write them.

    python make.py keras     # Keras 3.15.1, TensorFlow 2.21.0, NumPy 2.4.6, safetensors 0.8.0
    python make.py torch     # PyTorch 2.13.0 (CPU), NumPy 2.4.6, safetensors 0.8.0

Both give the same weights to 4 -> 5 relu, dropout 0.2 -> 5 tanh -> 3 softmax, and stop where their
answers to two examples differ from those of formulas in float64 by more than 1e-6.
"""
import json
import sys

import numpy as np

random = np.random.default_rng(7)
shapes = [(4, 5), (5,), (5, 5), (5,), (5, 3), (3,)]
weights = [random.normal(0, 0.7, shape).astype("f4") for shape in shapes]
inputs = random.normal(0, 1, (2, 4)).astype("f4")


def answers():
    k1, b1, k2, b2, k3, b3 = [w.astype("f8") for w in weights]
    a = np.maximum(inputs.astype("f8") @ k1 + b1, 0)
    e = np.exp(np.tanh(a @ k2 + b2) @ k3 + b3)
    return e / e.sum(axis=1, keepdims=True)


def check(found):
    assert np.abs(found - answers()).max() < 1e-6


def keras_files():
    import keras
    from safetensors.numpy import save_file

    model = keras.Sequential([
        keras.Input((4,)), keras.layers.Dense(5), keras.layers.Activation("relu"),
        keras.layers.Dropout(0.2), keras.layers.Dense(5), keras.layers.Activation("tanh"),
        keras.layers.Dense(3), keras.layers.Activation("softmax")])
    model.set_weights(weights)
    check(model.predict(inputs, verbose=0))
    named = {w.path: w.numpy() for w in model.weights}
    save_file(named, "keras.safetensors")
    np.savez_compressed("keras.npz", **named)
    np.savez("order.npz", *model.get_weights())
    np.savez("fortran.npz", **{k: np.asfortranarray(v.astype("f8")) for k, v in named.items()})
    save_file({k: v.astype("f2") for k, v in named.items()}, "half.safetensors")
    model.save("model.keras")
    model.save("model.h5")
    model.save_weights("model.weights.h5")
    json.dump({"inputs": inputs.tolist(), "answers": answers().tolist()}, open("answers.json", "w"))


def torch_files():
    import torch
    from safetensors.torch import save_file
    from torch import nn

    model = nn.Sequential(
        nn.Linear(4, 5), nn.ReLU(), nn.Dropout(0.2), nn.Linear(5, 5), nn.Tanh(), nn.Linear(5, 3),
        nn.Softmax(1)).eval()
    for name, value in zip(model.state_dict(), weights):
        model.state_dict()[name].copy_(torch.from_numpy(value.T.copy()))
    with torch.no_grad():
        check(model(torch.from_numpy(inputs)).numpy())
    save_file(model.state_dict(), "torch.safetensors")
    torch.save(model.state_dict(), "model.pt")
    renamed = dict(zip(["hidden1", "hidden2", "output"], [0, 3, 5]))
    save_file(
        {f"{name}.{part}": model.state_dict()[f"{place}.{part}"].bfloat16()
         for name, place in renamed.items() for part in ("weight", "bias")}, "brain.safetensors")


{"keras": keras_files, "torch": torch_files}[sys.argv[1]]()
