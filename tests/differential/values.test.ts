import { differential } from "./differential";
import { values } from "./values";

differential(values);
