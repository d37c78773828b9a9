import { differential } from "./differential";
import { program } from "./program";

differential(program);
