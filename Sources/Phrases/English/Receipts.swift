/// Of receipts in English.
struct EnglishReceipts: ReceiptPhrases {
  let show = KeyText("a receipt: this number as a Python script; w writes it")
  let title = "Receipt"
  let box = "Receipt: python3 runs it"
  let write = KeyText("write it to a file", hint: "w write")
  let close = KeyText("close it", hint: "Y close")

  func copies(_ way: CopyingWay) -> String { "\(English.asked(way)) to copy this script." }

  let path = "Write to"
  let pathExample = "such as: receipt.py"
  let none =
    "There is no number here that a script could work out: a neuron, a weight or the loss has one."
}
