"""What PyTorch's optimizers do to a few weights, and to a small net over 50 steps."""
import torch
from torch import nn

from golden_file import GoldenFile
from layers import ACTIVATIONS, rounded

# (case, torch.optim class, its options)
OPTIMIZERS = (
    ("sgd", "SGD", {"lr": 0.1}),
    ("sgd_momentum", "SGD", {"lr": 0.05, "momentum": 0.9}),
    ("sgd_nesterov", "SGD", {"lr": 0.05, "momentum": 0.8, "nesterov": True}),
    ("sgd_decay", "SGD", {"lr": 0.1, "momentum": 0.5, "weight_decay": 0.2}),
    ("rmsprop", "RMSprop", {"lr": 0.003}),
    ("rmsprop_momentum", "RMSprop", {"lr": 0.001, "alpha": 0.9, "eps": 1e-4, "momentum": 0.7,
                                     "weight_decay": 0.1}),
    ("adam", "Adam", {"lr": 0.01}),
    ("adam_options", "Adam", {"lr": 0.02, "betas": (0.7, 0.95), "eps": 1e-3, "weight_decay": 0.3}),
    ("adamw", "AdamW", {"lr": 0.02}),
    ("adamw_decay", "AdamW", {"lr": 0.02, "betas": (0.8, 0.9), "weight_decay": 0.5}),
)


def words(kind, options):
    options = dict(options)
    betas = options.pop("betas", None)
    if betas:
        options["beta1"], options["beta2"] = betas
    return {"optimizer": kind.lower(), **options}


def optimizers():
    out = GoldenFile("optimizers", "Each optimizer on the same gradients: the weights after each step.")
    torch.manual_seed(4)
    start, gradients = rounded(4), rounded(8, 4)
    gradients[3, 0] = 0.0
    gradients[:, 3] *= 1e-4
    for name, kind, options in OPTIMIZERS:
        weight = nn.Parameter(start.clone())
        optimizer = getattr(torch.optim, kind)([weight], **options)
        after = []
        for gradient in gradients:
            weight.grad = gradient.clone()
            optimizer.step()
            after.append(weight.detach().clone())
        out.case(name, **words(kind, options))
        out.matrix("start", start)
        out.matrix("gradients", gradients)
        out.matrix("after", torch.stack(after))


def net(activation):
    return nn.Sequential(nn.Linear(2, 8, bias=False), nn.BatchNorm1d(8), activation,
                         nn.Linear(8, 8, bias=False), nn.BatchNorm1d(8), activation,
                         nn.Linear(8, 1))


def trajectories():
    out = GoldenFile("trajectories", "2-8-8-1 with batch norm, 50 full-batch steps, by optimizer and "
                 "activation. Matrices are named as in the core; weights are [out, in].")
    torch.manual_seed(5)
    start = {0: rounded(8, 2), 3: rounded(8, 8, scale=0.5), 6: rounded(1, 8, scale=0.4)}
    x = rounded(16, 2, scale=1.5)
    t = (x[:, :1] * x[:, 1:] > 0).to(torch.float64)
    names = {"0.weight": "linear1/weight", "1.weight": "bn1/gamma", "1.bias": "bn1/beta",
             "3.weight": "linear2/weight", "4.weight": "bn2/gamma", "4.bias": "bn2/beta",
             "6.weight": "linear3/weight", "6.bias": "linear3/bias",
             "1.running_mean": "bn1/running_mean", "4.running_var": "bn2/running_var"}
    out.case("start")
    out.matrix("x", x)
    out.matrix("t", t)
    for position, weight in start.items():
        out.matrix(names[f"{position}.weight"], weight)
    for (name, kind, options), activation in zip(OPTIMIZERS, (
            "identity", "relu", "gelu", "softplus", "elu", "silu", "relu", "sigmoid", "leakyRelu",
            "tanh")):
        model = net(ACTIVATIONS[activation])
        for position, weight in start.items():
            model[position].weight.data = weight.clone()
        model[6].bias.data.zero_()
        optimizer = getattr(torch.optim, kind)(model.parameters(), **options)
        seen = []
        for _ in range(50):
            optimizer.zero_grad()
            loss = nn.functional.binary_cross_entropy_with_logits(model(x), t)
            loss.backward()
            optimizer.step()
            seen.append(loss.detach())
        out.case(name, activation=activation, **words(kind, options))
        out.matrix("losses", torch.stack(seen).reshape(10, 5))
        state = model.state_dict()
        for key, ours in names.items():
            out.matrix(ours, state[key])
