#!/usr/bin/env python3
"""Re-derives every number of a trace from its header and the events before it.

    check_trace.py FILE...

The trace must be whole: all events, in lines of whole events, from step 1. Everything is worked out
in double precision with numpy, by the formulas that Keras 3 documents; nothing is shared with the
program that wrote the trace. The initial parameters are the `before` of the first step's updates,
and what is drawn at random (the order of the examples, the masks) is taken as it is, but a mask must
be 0 or 1/(1-rate).

Prints how many numbers were checked and the largest relative gap for each kind of event. Exits with
1 at the first number that is wrong, naming file, line and place.
"""

import json
import math
import sys

import numpy as np

# A float32 has 24 bits: one rounding is 6e-8 of a number. RELATIVE bounds what a few of them do to
# a result, ROUNDING what they do to each of the terms that were added up to it.
RELATIVE = 1e-5
ROUNDING = 1e-6
HALF_STEP = 6e-8
TINY = 1e-37

# The smallest float32 with all its digits: what an optimizer keeps for a weight is 0 below it.
SMALLEST_KEPT = 2.0**-126

# Keras's epsilon and the bounds of its clip, as the float32 numbers that they are in single precision.
EPSILON = float(np.float32(1e-7))
LOW = EPSILON
HIGH = float(np.float32(1) - np.float32(1e-7))

LARGEST = float(np.finfo(np.float32).max)


class Wrong(Exception):
    """A number, or a line, that is not what it must be."""


# ------------------------------------------------------------------------------------------------
# Text forms: `dense(200, kernel_regularizer: l2(0.01))`, `adam(0.001, beta_1: 0.9)`


class Form:
    """A word with its arguments: those without a name in a list, the others by name."""

    def __init__(self, text):
        text = text.strip()
        self.name, self.bare, self.named = text, [], {}
        if text.endswith(")"):
            self.name, inside = text[:-1].split("(", 1)
            for argument in split(inside, ","):
                label, found, value = argument.partition(":")
                if found and "(" not in label:
                    self.named[label.strip()] = value.strip()
                else:
                    self.bare.append(argument.strip())

    def number(self, name, usual=None, place=None):
        """An argument by its name, or without one at its place."""
        if name in self.named:
            return float(self.named[name])
        if place is not None and place < len(self.bare):
            return float(self.bare[place])
        return usual

    def flag(self, name):
        return self.named.get(name) == "true"


def split(text, separator):
    """Splits where no bracket is open."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part.strip()]


# ------------------------------------------------------------------------------------------------
# Activations: value and slope, each with the size of the terms that were added up to it


def logistic(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def normal_share(z):
    return np.vectorize(math.erfc)(-z / math.sqrt(2)) / 2


def gelu_tanh_argument(z):
    return 2 * math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)


SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def activation(form, z):
    """The value at z, and its terms."""
    name = form.name
    if name == "linear":
        a = z
    elif name == "relu":
        a = np.maximum(z, 0)
    elif name == "leaky_relu":
        a = np.where(z > 0, z, form.number("negative_slope", 0.2, 0) * z)
    elif name == "elu":
        a = np.where(z > 0, z, form.number("alpha", 1, 0) * np.expm1(np.minimum(z, 0)))
    elif name == "selu":
        a = SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
    elif name == "gelu" and form.flag("approximate"):
        a = z * logistic(gelu_tanh_argument(z))
    elif name == "gelu":
        a = z * normal_share(z)
    elif name == "sigmoid":
        a = logistic(z)
    elif name == "tanh":
        a = np.tanh(z)
    elif name == "softplus":
        a = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    elif name == "softsign":
        a = z / (1 + np.abs(z))
    elif name == "silu":
        a = z * logistic(z)
    elif name == "hard_sigmoid":
        return np.clip((z + 3) / 6, 0, 1), (np.abs(z) + 3) / 6
    elif name == "softmax":
        shifted = z - z.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        a = e / e.sum(axis=1, keepdims=True)
        return a, a * (1 - shifted)
    elif name == "log_softmax":
        shifted = z - z.max(axis=1, keepdims=True)
        log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return shifted - log_sum, 1 + np.abs(shifted) + np.abs(log_sum)
    else:
        raise Wrong(f"“{name}” is no activation that this script knows")
    return a, np.abs(a)


def slope(form, z, a):
    """The slope at z, where the value is a, and its terms."""
    name = form.name
    if name == "linear":
        d = np.ones_like(z)
    elif name == "relu":
        d = np.where(z > 0, 1.0, np.where(z <= 0, 0.0, z))
    elif name == "leaky_relu":
        d = np.where(z > 0, 1.0, np.where(z <= 0, form.number("negative_slope", 0.2, 0), z))
    elif name == "elu":
        d = np.where(z > 0, 1.0, form.number("alpha", 1, 0) * np.exp(np.minimum(z, 0)))
    elif name == "selu":
        d = SELU_SCALE * np.where(z > 0, 1.0, SELU_ALPHA * np.exp(np.minimum(z, 0)))
    elif name == "gelu" and form.flag("approximate"):
        u = gelu_tanh_argument(z)
        inner = 2 * math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z**2)
        share, rest = logistic(u), z * logistic(u) * logistic(-u) * inner
        return share + rest, share + np.abs(rest)
    elif name == "gelu":
        share, rest = normal_share(z), z * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
        return share + rest, share + np.abs(rest)
    elif name == "sigmoid":
        d = a * (1 - a)
    elif name == "tanh":
        return 1 - a * a, 1 + a * a
    elif name == "softplus":
        d = logistic(z)
    elif name == "softsign":
        d = 1 / (1 + np.abs(z)) ** 2
    elif name == "silu":
        share, rest = logistic(z), z * logistic(z) * logistic(-z)
        return share + rest, share + np.abs(rest)
    elif name == "hard_sigmoid":
        d = np.where((z > -3) & (z < 3), 1 / 6, np.where(np.isnan(z), z, 0.0))
    else:
        raise Wrong(f"“{name}” is no activation that this script knows")
    return d, np.abs(d)


def activation_gradient(form, g, z, a):
    """dL/dz from dL/da, and its terms."""
    if form.name == "softmax":
        dot = (g * a).sum(axis=1, keepdims=True)
        size = (np.abs(g) * a).sum(axis=1, keepdims=True)
        return a * (g - dot), a * (np.abs(g) + size)
    if form.name == "log_softmax":
        p = np.exp(a)
        size = np.abs(g).sum(axis=1, keepdims=True)
        return g - p * g.sum(axis=1, keepdims=True), np.abs(g) + p * size * (1 + np.abs(a))
    d, terms = slope(form, z, a)
    return g * d, np.abs(g) * terms


# ------------------------------------------------------------------------------------------------
# Losses: the loss of each row and its slope along each answer p, with their terms


def smooth(t, smoothing, classes):
    return t * (1 - smoothing) + smoothing / classes


def signs(t):
    """Targets of hinge: rows that are all 0 or 1 become -1 or 1."""
    bits = np.all((t == 0) | (t == 1), axis=1, keepdims=True)
    return np.where(bits, 2 * t - 1, t)


def one_hot(t, classes):
    return (np.arange(classes)[None, :] == t.astype(int)).astype(float)


def loss_of_logits(form, z, t):
    """The cross-entropies from logits: softmax or sigmoid at the end and its loss in one."""
    n = z.shape[1]
    if form.name == "binary_crossentropy":
        t = smooth(t, form.number("label_smoothing", 0), 2)
        tail = np.log1p(np.exp(-np.abs(z)))
        terms = np.maximum(z, 0) + np.abs(t * z) + tail
        return (np.maximum(z, 0) - t * z + tail).mean(axis=1), terms.mean(axis=1)
    if form.name == "sparse_categorical_crossentropy":
        t = one_hot(t, n)
    else:
        t = smooth(t, form.number("label_smoothing", 0), n)
    shifted = z - z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    terms = np.abs(t) * (1 + np.abs(shifted) + np.abs(log_sum))
    return (t * (log_sum - shifted)).sum(axis=1), terms.sum(axis=1)


def slope_of_logits(form, p, t):
    n = p.shape[1]
    if form.name == "binary_crossentropy":
        t = smooth(t, form.number("label_smoothing", 0), 2)
        return (p - t) / n, (p + np.abs(t)) / n
    if form.name == "sparse_categorical_crossentropy":
        t = one_hot(t, n)
        total = 1
    else:
        t = smooth(t, form.number("label_smoothing", 0), n)
        total = t.sum(axis=1, keepdims=True)
    return p * total - t, np.abs(p * total) + np.abs(t)


def loss(form, p, t):
    name, n = form.name, p.shape[1]
    gap = p - t if t.shape == p.shape else None
    if name == "categorical_crossentropy":
        t = smooth(t, form.number("label_smoothing", 0), n)
        total = p.sum(axis=1, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            q = np.clip(np.where(total == 0, 0, p / total), LOW, HIGH)
        each = -t * np.log(q)
        return each.sum(axis=1), (np.abs(each) + np.abs(t)).sum(axis=1)
    if name == "sparse_categorical_crossentropy":
        q = np.clip(p, LOW, HIGH)
        q = (q / q.sum(axis=1, keepdims=True) * one_hot(t, n)).sum(axis=1)
        return -np.log(q), 1 + np.abs(np.log(q))
    if name == "binary_crossentropy":
        t = smooth(t, form.number("label_smoothing", 0), 2)
        q = np.clip(p, LOW, HIGH)
        yes, no = -t * np.log(q), -(1 - t) * np.log(1 - q)
        return (yes + no).mean(axis=1), (np.abs(yes) + np.abs(no) + 1).mean(axis=1)
    if name == "mean_squared_error":
        each = gap**2 / n
    elif name == "half_squared_error":
        each = gap**2 / 2
    elif name == "mean_absolute_error":
        each = np.abs(gap) / n
    elif name == "huber":
        delta, size = form.number("delta", 1, 0), np.abs(gap)
        each = np.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2) / n
        return each.sum(axis=1), (np.abs(each) + delta * size / n).sum(axis=1)
    elif name in ("hinge", "squared_hinge"):
        s = signs(t)
        short = np.maximum(0, 1 - s * p)
        each = (short if name == "hinge" else short**2) / n
        size = (1 + np.abs(s * p)) * (1 if name == "hinge" else 1 + short) / n
        return each.sum(axis=1), size.sum(axis=1)
    elif name == "categorical_hinge":
        right, rival = (t * p).sum(axis=1), ((1 - t) * p).max(axis=1)
        terms = 1 + np.abs(rival) + np.abs(t * p).sum(axis=1)
        return np.maximum(0, 1 + rival - right), terms
    elif name == "kl_divergence":
        t, q = np.clip(t, LOW, 1), np.clip(p, LOW, 1)
        each = t * np.log(t / q)
        return each.sum(axis=1), (np.abs(each) + t).sum(axis=1)
    elif name == "poisson":
        with np.errstate(invalid="ignore"):
            log = np.log(p + EPSILON)
        terms = np.abs(p) + np.abs(t) * (1 + np.abs(log) + np.abs(EPSILON / (p + EPSILON)))
        return (p - t * log).mean(axis=1), terms.mean(axis=1)
    elif name == "log_cosh":
        size = np.abs(gap)
        near = np.log1p(2 * np.sinh(np.minimum(size, 1) / 2) ** 2)
        far = size + np.log1p(np.exp(-2 * size)) - math.log(2)
        return np.where(size < 1, near, far).mean(axis=1), size.mean(axis=1)
    else:
        raise Wrong(f"“{name}” is no loss that this script knows")
    return each.sum(axis=1), np.abs(each).sum(axis=1)


def loss_slope(form, p, t):
    name, n = form.name, p.shape[1]
    gap = p - t if t.shape == p.shape else None
    if name == "categorical_crossentropy":
        t = smooth(t, form.number("label_smoothing", 0), n)
        total = p.sum(axis=1, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            q = p / total
            g = np.where((q < LOW) | (q > HIGH), 0, -t / q)
            result = np.where(total == 0, 0, (g - (g * q).sum(axis=1, keepdims=True)) / total)
            terms = (np.abs(g) + np.abs(g * q).sum(axis=1, keepdims=True)) / np.abs(total)
        # At the clip's bound the last bit of the quotient decides: such a row is not judged.
        edge = (np.abs(q - LOW) < 1e-12) | (np.abs(q - HIGH) < 3e-7)
        return result, np.where(edge.any(axis=1, keepdims=True), np.inf, terms)
    if name == "sparse_categorical_crossentropy":
        total = np.clip(p, LOW, HIGH).sum(axis=1, keepdims=True)
        passes = (p >= LOW) & (p <= HIGH)
        with np.errstate(divide="ignore", invalid="ignore"):
            hit = np.where(one_hot(t, n) == 1, 1 / p, 0)
        d = np.where(passes, 1 / total - hit, 0)
        return d, np.where(passes, 1 / total + np.abs(hit), 0)
    if name == "binary_crossentropy":
        t = smooth(t, form.number("label_smoothing", 0), 2)
        passes = (p >= LOW) & (p <= HIGH)
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = 1 / (p * (1 - p)) / n
            d = (p - t) * scale
            terms = (np.abs(p) + np.abs(t)) * np.abs(scale)
        return np.where(passes, d, 0), np.where(passes, terms, 0)
    if name == "mean_squared_error":
        d = 2 * gap / n
    elif name == "half_squared_error":
        d = gap
    elif name == "mean_absolute_error":
        d = np.sign(gap) / n
    elif name == "huber":
        delta = form.number("delta", 1, 0)
        d = np.clip(gap, -delta, delta) / n
    elif name == "hinge":
        s = signs(t)
        short = 1 - s * p
        d = np.where(short >= 0, -s / n, np.where(np.isnan(short), short, 0))
    elif name == "squared_hinge":
        s = signs(t)
        d = -2 * s * np.maximum(0, 1 - s * p) / n
        return d, np.where(d == 0, 0, 2 * np.abs(s) * (1 + np.abs(s * p)) / n)
    elif name == "categorical_hinge":
        # In single precision, as the program: it decides who shares the maximum and where L is 0.
        t32, p32 = t.astype(np.float32), p.astype(np.float32)
        rivals = (np.float32(1) - t32) * p32
        largest = rivals.max(axis=1, keepdims=True)
        shared = rivals == largest
        d = shared * (1 - t) / shared.sum(axis=1, keepdims=True) - t
        counts = largest - (t32 * p32).sum(axis=1, keepdims=True) + np.float32(1) >= 0
        d = np.where(counts, d, np.where(np.isnan(largest), np.nan, 0))
    elif name == "kl_divergence":
        with np.errstate(divide="ignore", invalid="ignore"):
            d = np.where((p < LOW) | (p > 1), 0, -np.clip(t, LOW, 1) / p)
    elif name == "poisson":
        ratio = t / (p + EPSILON)
        # Where p is about -epsilon, the sum has lost its digits.
        terms = 1 + np.abs(ratio) * (1 + (np.abs(p) + EPSILON) / np.abs(p + EPSILON) * 0.1)
        return (1 - ratio) / n, terms / n
    elif name == "log_cosh":
        d = np.tanh(gap) / n
    else:
        raise Wrong(f"“{name}” is no loss that this script knows")
    return d, np.abs(d)


# ------------------------------------------------------------------------------------------------
# Optimizers


def learning_rate(text, step):
    """The rate of a step, counted from 1, by Keras's schedules."""
    return rate_after(text, step - 1)


def rate_after(text, t):
    form = Form(text)
    if "(" not in text:
        return float(text)
    if form.name == "warmup":
        inner, length = form.bare[0], form.number("steps")
        if t >= length:
            return rate_after(inner, t - length)
        return rate_after(inner, 0) * t / length
    rate, length = form.number("initial_learning_rate", None, 0), form.number("decay_steps")
    if form.name == "step_decay":
        return rate * form.number("decay_rate") ** math.floor(t / length)
    if form.name == "exponential_decay":
        return rate * form.number("decay_rate") ** (t / length)
    if form.name == "cosine_decay":
        alpha = form.number("alpha", 0)
        share = (1 + math.cos(math.pi * min(t / length, 1))) / 2
        return rate * ((1 - alpha) * share + alpha)
    raise Wrong(f"“{form.name}” is no schedule that this script knows")


def clipped(form, gradients):
    """What is left of the gradients, which are cut before the optimizer sees them."""

    def shortened(g, norm, limit):
        return g * (limit / norm) if norm > limit else g

    value, norm = form.number("clipvalue"), form.number("clipnorm")
    together = form.number("global_clipnorm")
    if value is not None:
        return {name: np.clip(g, -value, value) for name, g in gradients.items()}
    if norm is not None:
        lengths = {name: math.sqrt((g**2).sum()) for name, g in gradients.items()}
        return {name: shortened(g, lengths[name], norm) for name, g in gradients.items()}
    if together is not None:
        length = math.sqrt(sum((g**2).sum() for g in gradients.values()))
        return {name: shortened(g, length, together) for name, g in gradients.items()}
    return gradients


def slot_names(form):
    momentum = form.number("momentum", 0)
    return {
        "sgd": ["momentum"] if momentum else [],
        "adagrad": ["accumulator"],
        "rmsprop": ["velocity"]
        + (["momentum"] if momentum > 0 else [])
        + (["average_gradient"] if form.flag("centered") else []),
        "adadelta": ["accumulated_grad", "accumulated_delta_var"],
        "adam": ["momentum", "velocity"] + (["velocity_hat"] if form.flag("amsgrad") else []),
        "adamw": ["momentum", "velocity"] + (["velocity_hat"] if form.flag("amsgrad") else []),
        "adamax": ["momentum", "norm"],
        "nadam": ["momentum", "velocity"],
    }[form.name]


def initial_slot(form):
    return form.number("initial_accumulator_value", 0.1) if form.name == "adagrad" else 0.0


def update(form, step, g, old, new):
    """The slots after a step, from those before it, and the step that the weight takes.

    Gives (slots by name, each with its terms) and a function from the slots that the trace has to
    (step, terms), so that each number is derived from those before it, not from derived ones.
    """
    name = form.name
    rate = learning_rate(form.bare[0] if form.bare else form.named["learning_rate"], step)
    epsilon = form.number("epsilon", 1e-7)

    def mean(slot, share, value):
        return (
            old[slot] + (1 - share) * (value - old[slot]),
            np.abs(old[slot]) + (1 - share) * np.abs(value),
        )

    if name == "sgd":
        momentum = form.number("momentum", 0)
        if momentum == 0:
            return {}, lambda: (-rate * g, np.abs(rate * g))
        m = momentum * old["momentum"] - rate * g
        slots = {"momentum": (m, np.abs(momentum * old["momentum"]) + np.abs(rate * g))}

        def change():
            if not form.flag("nesterov"):
                return new["momentum"], np.abs(new["momentum"])
            ahead = momentum * new["momentum"]
            return ahead - rate * g, np.abs(ahead) + np.abs(rate * g)

        return slots, change
    if name == "adagrad":
        total = old["accumulator"] + g * g

        def change():
            d = -rate * g / np.sqrt(new["accumulator"] + epsilon)
            return d, np.abs(d)

        return {"accumulator": (total, total)}, change
    if name == "rmsprop":
        rho, momentum = form.number("rho", 0.9), form.number("momentum", 0)
        slots = {"velocity": mean("velocity", rho, g * g)}
        if form.flag("centered"):
            slots["average_gradient"] = mean("average_gradient", rho, g)

        def pull():
            v = new["velocity"]
            square = new["average_gradient"] ** 2 if form.flag("centered") else 0
            spread = v - square + epsilon
            with np.errstate(invalid="ignore", divide="ignore"):
                d = rate * g / np.sqrt(spread)
                # What the subtraction has lost of the spread, a tenth as ROUNDING is ten roundings.
                return d, np.abs(d) * (1 + (v + square + epsilon) / np.abs(spread) / 10)

        if momentum > 0:
            d, terms = pull()
            m = momentum * old["momentum"] + d
            slots["momentum"] = (m, np.abs(momentum * old["momentum"]) + terms)
            return slots, lambda: (-new["momentum"], np.abs(new["momentum"]))
        return slots, lambda: (-pull()[0], pull()[1])
    if name == "adadelta":
        rho = form.number("rho", 0.95)
        s = mean("accumulated_grad", rho, g * g)
        new_s = new["accumulated_grad"]
        d = -np.sqrt(old["accumulated_delta_var"] + epsilon) / np.sqrt(new_s + epsilon) * g
        slots = {
            "accumulated_grad": s,
            "accumulated_delta_var": mean("accumulated_delta_var", rho, d * d),
        }
        return slots, lambda: (rate * d, np.abs(rate * d))
    beta_1, beta_2 = form.number("beta_1", 0.9), form.number("beta_2", 0.999)
    slots = {"momentum": mean("momentum", beta_1, g)}
    if name == "adamax":
        slots["norm"] = (np.maximum(beta_2 * old["norm"], np.abs(g)), np.abs(g))

        def change():
            d = -rate / (1 - beta_1**step) * new["momentum"] / (new["norm"] + epsilon)
            return d, np.abs(d)

        return slots, change
    slots["velocity"] = mean("velocity", beta_2, g * g)
    if name in ("adam", "adamw"):
        if form.flag("amsgrad"):
            largest = np.maximum(old["velocity_hat"], new["velocity"])
            slots["velocity_hat"] = (largest, largest)

        def change():
            v = new["velocity_hat"] if form.flag("amsgrad") else new["velocity"]
            alpha = rate * math.sqrt(1 - beta_2**step) / (1 - beta_1**step)
            d = -alpha * new["momentum"] / (np.sqrt(v) + epsilon)
            return d, np.abs(d)

        return slots, change
    if name == "nadam":

        def change():
            def mu(t):
                return beta_1 * (1 - 0.5 * 0.96**t)

            product = math.prod(mu(t) for t in range(1, step + 1))
            ahead = rate * mu(step + 1) / (1 - product * mu(step + 1)) * new["momentum"]
            here = rate * (1 - mu(step)) / (1 - product) * g
            v = np.sqrt(new["velocity"] / (1 - beta_2**step)) + epsilon
            return -(ahead + here) / v, (np.abs(ahead) + np.abs(here)) / v

        return slots, change
    raise Wrong(f"“{name}” is no optimizer that this script knows")


# ------------------------------------------------------------------------------------------------
# The trace


def numbers(values):
    """The float32 numbers that the decimals of the trace stand for, in double precision."""
    with np.errstate(over="ignore"):
        return np.array([float(value) for value in values]).astype(np.float32).astype(float)


class Layer:
    def __init__(self, form, name, inputs):
        self.form, self.name, self.inputs = form, name, inputs
        self.units = int(form.bare[0]) if form.name == "dense" else inputs

    @property
    def kernel(self):
        return self.name + "/kernel"

    @property
    def bias(self):
        return self.name + "/bias"


class Trace:
    """One file: its header, its lines, and the parameters and slots as they are at a line."""

    def __init__(self, path, report):
        self.path, self.report = path, report
        with open(path, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        self.header, self.lines = lines[0], lines[1:]
        self.number, self.place = 1, "header"
        header = self.header
        if header["format"] != "wadachi-trace" or header["version"] != 1:
            raise Wrong("this script reads wadachi-trace, version 1")
        if header.get("only") or header.get("detail", "layer") != "layer":
            raise Wrong("a trace can be checked when it holds all events in lines of whole events")
        self.loss, self.optimizer = Form(header["loss"]), Form(header["optimizer"])
        self.held = set(header.get("held", []))
        words = split(header["network"], " ")
        self.layers, seen, width = [], {}, int(words[0])
        self.inputs = width
        for form in map(Form, words[1:]):
            count = seen[form.name] = seen.get(form.name, 0) + 1
            name = form.name if count == 1 else f"{form.name}_{count - 1}"
            self.layers.append(Layer(form, name, width))
            width = self.layers[-1].units
        self.outputs = width
        shapes = {}
        for layer in self.layers:
            if layer.form.name == "dense":
                shapes[layer.kernel] = [layer.inputs, layer.units]
                shapes[layer.bias] = [layer.units]
        if [{"name": n, "shape": s} for n, s in shapes.items()] != header["parameters"]:
            raise Wrong("the header's parameters must be those of its network")
        self.shapes = shapes
        self.parameters, self.slots = {}, {}
        for line in self.lines:
            if line["event"] == "update" and line["parameter"] not in self.parameters:
                name = line["parameter"]
                self.parameters[name] = numbers(line["before"]).reshape(shapes[name])
                self.slots[name] = {
                    slot: np.full(shapes[name], initial_slot(self.optimizer))
                    for slot in slot_names(self.optimizer)
                }
        missing = [n for n in shapes if n not in self.parameters and n not in self.held]
        if missing and self.lines:
            raise Wrong(f"the first step must update {missing[0]}")
        last = self.layers[-1].form.name
        name = self.loss.name
        self.is_fused = last == "softmax" and name.endswith("categorical_crossentropy")
        self.is_sigmoid_fused = last == "sigmoid" and name == "binary_crossentropy"

    # -- lines

    def take(self, event, **names):
        """The next line, which must be this event."""
        self.place = event
        if self.number > len(self.lines):
            raise Wrong(f"the trace ends where “{event}” must follow")
        line = self.lines[self.number - 1]
        self.number += 1
        found = {k: line[k] for k in ("event", "layer", "parameter") if k in line}
        if found != {"event": event, **names} or line["step"] != self.step:
            raise Wrong(f"step {self.step} must go on with {event} {names}; there is {found}")
        self.place = " ".join([event, *names.values()])
        return line

    def tensor(self, line, shape, field="values"):
        if line["shape"] != list(shape) or len(line[field]) != math.prod(shape):
            raise Wrong(f"“{field}” must have the shape {list(shape)}")
        return numbers(line[field]).reshape(shape)

    def check(self, kind, found, derived, terms, allowed=None, place=""):
        """Compares the trace's numbers with those that were derived from the events before."""
        found, derived = np.asarray(found, float), np.asarray(derived, float)
        terms = np.broadcast_to(np.asarray(terms, float), derived.shape)
        if found.shape != derived.shape:
            raise Wrong(f"{place}: there must be {derived.shape} numbers, not {found.shape}")
        with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
            if allowed is None:
                allowed = RELATIVE * np.abs(derived) + ROUNDING * terms + TINY
            gap = np.abs(found - derived)
            # A sum that overflows single precision is infinite there, or NaN from there on.
            beyond = ~np.isfinite(derived) | (np.abs(derived) > LARGEST) | (terms > LARGEST)
            good = (gap <= allowed) | (beyond & ~np.isfinite(found)) | (found == derived)
            good |= np.isinf(terms)
            relative = gap / (np.abs(derived) + terms)
            relative = relative[np.isfinite(relative)]
        if not good.all():
            index = tuple(int(i) for i in np.argwhere(~good)[0])
            at = f"{place} {list(index)}".strip()
            raise Wrong(f"{at}: the trace says {found[index]}, derived is {derived[index]}")
        unjudged = int(np.isinf(terms).sum())
        self.report.add(kind, found.size - unjudged, relative.max() if relative.size else 0.0)
        self.report.unjudged += unjudged

    # -- steps

    def run(self):
        self.step = 0
        while self.number <= len(self.lines):
            self.step += 1
            self.run_step()

    def run_step(self):
        line = self.take("step_began")
        rows = line["rows"]
        if len(line["examples"]) != rows or not 1 <= rows <= self.header["batch"]:
            raise Wrong("there must be an example for each row, and no more rows than the batch has")
        x = self.tensor(self.take("input"), (rows, self.inputs))
        sparse = self.loss.name == "sparse_categorical_crossentropy"
        t = self.tensor(self.take("target"), (rows, 1 if sparse else self.outputs))
        self.report.add("input", x.size, 0.0)
        self.report.add("target", t.size, 0.0)
        inputs, outputs, masks = self.forward(x, rows)
        self.check_loss(inputs, outputs, t)
        gradients = self.backward(inputs, outputs, masks, t)
        self.update_all(gradients)
        self.take("step_ended")

    def forward(self, x, rows):
        inputs, outputs, masks = [], [], {}
        for index, layer in enumerate(self.layers):
            inputs.append(x)
            shape = (rows, layer.units)
            if layer.form.name == "dense":
                found = self.tensor(self.take("preactivation", layer=layer.name), shape)
                w, b = self.parameters[layer.kernel], self.parameters[layer.bias]
                terms = np.abs(x) @ np.abs(w) + np.abs(b)
                self.check("preactivation", found, x @ w + b, terms)
                x = found
            elif layer.form.name == "dropout":
                found = self.tensor(self.take("mask", layer=layer.name), shape)
                kept = 1 / (1 - layer.form.number("rate", None, 0))
                self.check("mask", found, np.where(found == 0, 0, kept), 0)
                masks[index] = found
                x = np.where(found == 0, 0, x * found)
            else:
                is_last = index == len(self.layers) - 1
                event = "softmax" if layer.form.name == "softmax" and is_last else "activation"
                found = self.tensor(self.take(event, layer=layer.name), shape)
                self.check(event, found, *activation(layer.form, x))
                x = found
            outputs.append(x)
        return inputs, outputs, masks

    def check_loss(self, inputs, outputs, t):
        line = self.take("loss")
        mean = self.tensor(line, ())
        if self.is_fused or self.is_sigmoid_fused:
            derived, terms = loss_of_logits(self.loss, inputs[-1], t)
        else:
            derived, terms = loss(self.loss, outputs[-1], t)
        each = numbers(line["per_example"])
        self.check("loss", each, derived, terms, place="per_example")
        self.check("loss", mean, each.mean(), np.abs(each).mean())
        penalty = sum(
            (l1 * np.abs(self.parameters[name]) + l2 * self.parameters[name] ** 2).sum()
            for name, l1, l2 in self.regularizers()
        )
        self.check("loss", numbers([line["penalty"]])[0], penalty, 0, place="penalty")

    def regularizers(self):
        for layer in self.layers:
            for part, name in (("kernel", layer.name + "/kernel"), ("bias", layer.name + "/bias")):
                text = layer.form.named.get(part + "_regularizer")
                if layer.form.name != "dense" or text is None:
                    continue
                form = Form(text)
                l1 = form.number("l1", 0.01, 0) if form.name == "l1" else form.number("l1", 0)
                l2 = form.number("l2", 0.01, 0) if form.name == "l2" else form.number("l2", 0)
                yield name, l1, l2

    def backward(self, inputs, outputs, masks, t):
        gradients = {}
        rows = len(t)
        derived = None
        if not self.is_fused:
            d, terms = loss_slope(self.loss, outputs[-1], t)
            derived = d / rows, terms / rows
        for index in reversed(range(len(self.layers))):
            layer, x, a = self.layers[index], inputs[index], outputs[index]
            g = None
            if derived is not None:
                g = self.tensor(self.take("activation_gradient", layer=layer.name), a.shape)
                self.check("activation_gradient", g, *derived)
            if layer.form.name == "dense":
                delta = self.tensor(self.take("preactivation_gradient", layer=layer.name), a.shape)
                self.check("preactivation_gradient", delta, g, 0)
                self.check_gradients(layer, x, delta, gradients)
                w = self.parameters[layer.kernel]
                derived = delta @ w.T, np.abs(delta) @ np.abs(w.T)
            elif layer.form.name == "dropout":
                derived = np.where(masks[index] == 0, 0, g * masks[index])
                derived = derived, np.abs(derived)
            elif index == len(self.layers) - 1 and (self.is_fused or self.is_sigmoid_fused):
                d, terms = slope_of_logits(self.loss, a, t)
                derived = d / rows, terms / rows
            else:
                derived = activation_gradient(layer.form, g, x, a)
        return gradients

    def check_gradients(self, layer, x, delta, gradients):
        penalties = {name: (l1, l2) for name, l1, l2 in self.regularizers()}
        for name, derived, terms in (
            (layer.kernel, x.T @ delta, np.abs(x.T) @ np.abs(delta)),
            (layer.bias, delta.sum(axis=0), np.abs(delta).sum(axis=0)),
        ):
            l1, l2 = penalties.get(name, (0, 0))
            w = self.parameters[name]
            pull = l1 * np.sign(w) + 2 * l2 * w
            found = self.tensor(self.take("gradient", parameter=name), self.shapes[name])
            self.check("gradient", found, derived + pull, terms + np.abs(pull))
            gradients[name] = found

    def update_all(self, gradients):
        trainable = [name for name in self.shapes if name not in self.held]
        cut = clipped(self.optimizer, {name: gradients[name] for name in trainable})
        usual = 0.004 if self.optimizer.name == "adamw" else 0
        decay = self.optimizer.number("weight_decay", usual)
        text = self.optimizer.bare[0]
        for name in trainable:
            line = self.take("update", parameter=name)
            before = self.tensor(line, self.shapes[name], "before")
            after = self.tensor(line, self.shapes[name], "after")
            if not np.array_equal(before, self.parameters[name], equal_nan=True):
                raise Wrong("“before” must be what the update before left")
            self.report.add("update", before.size, 0.0)
            new = {k: numbers(v).reshape(before.shape) for k, v in line["slots"].items()}
            if list(new) != slot_names(self.optimizer):
                raise Wrong(f"the slots must be {slot_names(self.optimizer)}")
            slots, change = update(self.optimizer, self.step, cut[name], self.slots[name], new)
            for slot, (derived, terms) in slots.items():
                if ((new[slot] != 0) & (np.abs(new[slot]) < SMALLEST_KEPT)).any():
                    raise Wrong(f"{slot}: what is kept must be 0 below 2^-126")
                derived = np.where(np.abs(derived) < SMALLEST_KEPT, 0, derived)
                self.check("update", new[slot], derived, terms, place=slot)
            moved, terms = change()
            faded = decay * learning_rate(text, self.step) * before
            derived = before - faded + moved
            # One rounding for each of the two steps that the weight takes.
            size = np.abs(before) + np.abs(derived)
            with np.errstate(invalid="ignore", over="ignore"):
                allowed = RELATIVE * np.abs(moved) + ROUNDING * (terms + np.abs(faded))
                allowed = allowed + 2 * HALF_STEP * size + TINY
            self.check("update", after, derived, size + terms, allowed, place="after")
            self.parameters[name], self.slots[name] = after, new


class Report:
    def __init__(self):
        self.counts, self.gaps, self.unjudged = {}, {}, 0

    def add(self, kind, count, gap):
        self.counts[kind] = self.counts.get(kind, 0) + count
        self.gaps[kind] = max(self.gaps.get(kind, 0.0), float(gap))

    def show(self, files):
        for kind, count in self.counts.items():
            print(f"{kind:24}{count:12,} numbers   largest gap {self.gaps[kind]:.1e}")
        total = sum(self.counts.values())
        print(f"{total:,} numbers of {files} traces are right; {self.unjudged} stand on a clip's edge.")


def main(paths):
    if not paths:
        print(__doc__, file=sys.stderr)
        return 64
    report = Report()
    for path in paths:
        trace = None
        try:
            trace = Trace(path, report)
            trace.run()
        except KeyError as missing:
            fault = f"the line has no {missing}"
        except (Wrong, ValueError, OSError) as wrong:
            fault = wrong
        else:
            continue
        # Line 1 is the header, so the line just taken has the number that comes next.
        place = f"{path}, line {trace.number}, {trace.place}" if trace else path
        print(f"{place}: {fault}", file=sys.stderr)
        return 1
    report.show(len(paths))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
