# Makes grids.csv: Rscript grids.R > grids.csv (R 4). Mean squares are aov's; intervals are written out with R's own quantiles.
set.seed(20261129)
num <- function(x, digits = 17) paste(formatC(as.numeric(x), digits = digits, format = "g", width = 1), collapse = " ")
cat("rows,ms_t,ms_u,mean_low,mean_high,su2_low,su2_high,icc,icc_low,icc_high,wt_low,wt_high\n")
for (k in 1:68) {
  balanced <- k <= 48
  i <- sample(3:8, 1); j <- if (balanced) rep(sample(2:5, 1), i) else pmax(1, sample(1:5, i, replace = TRUE))
  if (max(j) == 1) j[1] <- 2
  st <- sample(c(0, 0.1, 1, 30), 1); su <- sample(c(0.02, 1, 5), 1); mu <- sample(c(0, 50, -100), 1)
  rows <- lapply(j, function(n) round(mu + rnorm(1, 0, st) + rnorm(n, 0, su), 3))
  y <- unlist(rows); g <- factor(rep(seq_along(j), j))
  ms <- summary(aov(y ~ g))[[1]][["Mean Sq"]]; df <- c(i - 1, sum(j) - i)
  su2 <- df[2] * ms[2] / qchisq(c(.975, .025), df[2])
  if (balanced) {
    J <- j[1]; mean <- mean(y) + c(-1, 1) * qt(.975, df[1]) * sqrt(ms[1] / (i * J))
    f <- ms[1] / ms[2]; F <- c(f / qf(.975, df[1], df[2]), f / qf(.025, df[1], df[2]))
    icc <- pmax(0, c((f - 1) / (f + J - 1), (F - 1) / (F + J - 1)))
    wt <- pmax(0, df[1] * c(ms[1] - ms[2] * qf(.975, df[1], df[2]), ms[1] - ms[2] * qf(.025, df[1], df[2])) / (J * qchisq(c(.975, .025), df[1])))
  } else { mean <- c(NA, NA); icc <- c(NA, NA, NA); wt <- c(NA, NA) }
  cat(paste(sapply(rows, num, digits = 12), collapse = ";"), num(ms[1]), num(ms[2]), paste(num(mean[1]), num(mean[2]), num(su2[1]), num(su2[2]), num(icc[1]), num(icc[2]), num(icc[3]), num(wt[1]), num(wt[2]), sep = ","), sep = ",")
  cat("\n")
}
