"""What PyTorch's layers and losses make of a batch, and their gradients."""
import torch
from torch import nn

from golden_file import GoldenFile


def rounded(*shape, scale=1.0):
    """Random numbers of three decimals: short to read, and exact when read back."""
    return decimals(torch.randn(*shape) * scale)


def decimals(tensor):
    return (tensor * 1000).round() / 1000


def exact(tensor):
    """Sixteenths: float32 has them too, far from zero."""
    return (tensor * 16).round() / 16


def batchnorm():
    out = GoldenFile("batchnorm", "torch.nn.BatchNorm1d: two batches in training, then inference.")
    cases = {
        "default": {},
        "eps_and_momentum": {"eps": 0.1, "momentum": 0.3},
        "cumulative_average": {"momentum": None},
        "step_1_only": {"affine": False},
        "no_tracking": {"track_running_stats": False},
        "gamma_only": {"fixed": "bias"},
        "beta_only": {"fixed": "weight"},
        "batch_of_two": {"rows": 2},
        "far_from_zero": {"offset": 1000.0},
    }
    for name, options in cases.items():
        torch.manual_seed(len(name))
        fixed, rows = options.pop("fixed", None), options.pop("rows", 5)
        offset = options.pop("offset", 0.0)
        layer = nn.BatchNorm1d(3, **options)
        if layer.affine:
            for key, start in (("weight", rounded(3)), ("bias", rounded(3))):
                if key != fixed:
                    getattr(layer, key).data = start
        out.case(name, eps=layer.eps, momentum=layer.momentum, track=layer.track_running_stats,
                 gamma=layer.affine and fixed != "weight", beta=layer.affine and fixed != "bias")
        if layer.affine:
            out.matrix("gamma", layer.weight)
            out.matrix("beta", layer.bias)
        for batch in "12":
            x = exact(rounded(rows, 3, scale=2.0) + rounded(1, 3) + offset).requires_grad_()
            dy = rounded(rows, 3)
            layer.zero_grad()
            y = layer(x)
            y.backward(dy)
            out.matrix("x" + batch, x)
            out.matrix("dy" + batch, dy)
            out.matrix("y" + batch, y)
            out.matrix("dx" + batch, x.grad)
            if layer.affine:
                out.matrix("dgamma" + batch, layer.weight.grad)
                out.matrix("dbeta" + batch, layer.bias.grad)
            if layer.track_running_stats:
                out.matrix("running_mean" + batch, layer.running_mean)
                out.matrix("running_var" + batch, layer.running_var)
        layer.eval()
        points = exact(rounded(4, 3) + offset)
        out.matrix("points", points)
        out.matrix("inferred", layer(points))


def layernorm():
    out = GoldenFile("layernorm", "torch.nn.LayerNorm over all features.")
    for name, eps, affine, width in (("default", 1e-5, True, 5), ("large_eps", 0.1, True, 2),
                                     ("step_1_only", 1e-5, False, 4), ("one_unit", 1e-5, True, 1)):
        torch.manual_seed(len(name))
        layer = nn.LayerNorm(width, eps=eps, elementwise_affine=affine)
        out.case(name, eps=eps, affine=affine)
        if affine:
            layer.weight.data, layer.bias.data = rounded(width), rounded(width)
            out.matrix("gamma", layer.weight)
            out.matrix("beta", layer.bias)
        x, dy = rounded(4, width, scale=2.0).requires_grad_(), rounded(4, width)
        y = layer(x)
        y.backward(dy)
        for key, value in (("x", x), ("dy", dy), ("y", y), ("dx", x.grad)):
            out.matrix(key, value)
        if affine:
            out.matrix("dgamma", layer.weight.grad)
            out.matrix("dbeta", layer.bias.grad)


ACTIVATIONS = {
    "identity": nn.Identity(), "relu": nn.ReLU(), "leakyRelu": nn.LeakyReLU(), "elu": nn.ELU(),
    "gelu": nn.GELU(), "silu": nn.SiLU(), "sigmoid": nn.Sigmoid(), "tanh": nn.Tanh(),
    "softplus": nn.Softplus(),
}


def activations():
    out = GoldenFile("activations", "Each activation's value and slope, at 0 too.")
    for name, function in ACTIVATIONS.items():
        x = torch.tensor([-1000, -100, -30, -5.5, -2, -1, -0.5, -0.001, 0, 1e-9, 0.001, 0.3, 1,
                          2.5, 6, 30, 100, 1000]).requires_grad_()
        y = function(x)
        y.sum().backward()
        out.case(name)
        for key, value in (("x", x), ("y", y), ("slope", x.grad)):
            out.matrix(key, value)


def losses():
    out = GoldenFile("losses", "Each loss of a batch and its gradient with respect to the outputs.")
    torch.manual_seed(3)
    residuals = torch.tensor([[0.5, -0.5, 1.0], [-1.0, 3.0, -7.5], [0.0, 0.999, 1.001]])
    values = rounded(3, 3)
    logits = torch.tensor([[0.0], [-60.0], [60.0], [2.5], [-0.75], [12.0]])
    classes = torch.tensor([0, 2, 1, 1])
    one_hot = nn.functional.one_hot(classes, 3).to(torch.float64)
    two = (logits > 1).to(torch.float64)
    two[0, 0] = two[5, 0] = 1 - two[5, 0]
    for name, function, z, t, target in (
            ("logistic", nn.BCEWithLogitsLoss(), logits, two, two),
            ("softmax", nn.CrossEntropyLoss(), rounded(4, 3, scale=5.0), one_hot, classes),
            ("mse", nn.MSELoss(), values + residuals, values, values),
            ("huber", nn.HuberLoss(), values + residuals, values, values),
            ("linear", lambda a, b: (a * b).mean(), rounded(3, 3), values, values)):
        z = decimals(z).requires_grad_()
        loss = function(z, target)
        loss.backward()
        out.case(name)
        for key, value in (("z", z), ("t", t), ("loss", loss), ("dz", z.grad)):
            out.matrix(key, value)
