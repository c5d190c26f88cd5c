print("wadachi")
