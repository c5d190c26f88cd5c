// TimeTravel
