// NeuralCore
