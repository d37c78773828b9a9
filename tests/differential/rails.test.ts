import { differential } from "./differential";
import { rails } from "./rails";

differential(rails);
